/// For people who swap an adapter: reference adapters, the contracts every adapter must meet, and
/// builders of what tests are about.
///
/// Every driven port states its rules in a table, by number. Its contract tests them by number. To
/// put an adapter on trial, extend the contract and hand the adapter over:
///
/// ```java
/// class RedisTouchpointsTest extends TouchpointsContract {
///
///     private final RedisClient redis = RedisClient.create("redis://127.0.0.1:6379");
///
///     @Override
///     protected Brands brands() {
///         return new RedisBrands(redis);
///     }
///
///     @Override
///     protected Touchpoints touchpoints() {
///         return new RedisTouchpoints(redis);
///     }
/// }
/// ```
///
/// The methods are called once before each test. The store need not be empty, for each test opens
/// brands of its own; only [dev.wavelength.contract.brand.OperatorKeysContract] asks for a store
/// without an operator's key. Ports that recording goes through are handed over together, as
/// [dev.wavelength.contract.journal.Adapters], since what one keeps the others must show.
///
/// A test that fails is named after the rule that was broken: `m3_one_racer_wins`. In doubt, the
/// adapters named `InMemory` say what is meant: they are the reference, and as plain as can be.
///
/// The kit is itself on trial, before adapters that break one rule each.
@NullMarked
package dev.wavelength.contract;

import org.jspecify.annotations.NullMarked;
