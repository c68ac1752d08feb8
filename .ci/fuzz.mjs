// Asks everything that the served description offers, rightly and wrongly, and holds each answer to it: no 5xx, no
// status, type or body that is not described, nothing taken that the description refuses. fast-check makes the
// requests and reduces one that fails to the least that still does; Ajv judges bodies and headers. What was answered
// (ids, cursors, ETags) is used again. The seed is printed; FUZZ_SEED and FUZZ_REQUESTS set seed and number.
import { readFileSync } from "node:fs";
import http from "node:http";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { parse } from "yaml";

const [base, description, operatorKey, partnerKey, narrowKey] = process.argv.slice(2);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const requests = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const ROUNDS = 4; // later ones find what earlier ones made
const CALLS = new Set(["get", "put", "post", "delete", "patch"]);

const api = parse(readFileSync(description, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true });
formats(ajv);
ajv.addFormat("int32", true).addFormat("int64", true).addFormat("double", true).addFormat("binary", true);
ajv.addSchema(api, "api");

const resolved = (node) =>
  node?.$ref ? resolved(node.$ref.slice(2).split("/").reduce((at, name) => at[name.replaceAll("~1", "/")], api)) : node;
const validators = new Map();
const faultsOf = (schema, value) => {
  if (!validators.has(schema))
    validators.set(schema, ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'))));
  const valid = validators.get(schema);
  return valid(value) ? null : ajv.errorsText(valid.errors);
};

const removes = (operation) => operation.method === "DELETE";
const operations = Object.entries(api.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => CALLS.has(method))
    .map(([method, operation]) => ({
      ...operation,
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolved),
      statuses: new Map(),
    })),
)
  // What is removed is removed when all else was done with it, the inner before the outer.
  .sort((a, b) => removes(a) - removes(b) || removes(a) * (b.path.length - a.path.length));

// ---- What was answered, to be used again.

const known = new Map();
function learn(name, value, within) {
  if (typeof value !== "string" && typeof value !== "number") return;
  if (!known.has(name)) known.set(name, new Map());
  const values = known.get(name);
  values.set(value, within);
  if (values.size > 200) values.delete(values.keys().next().value);
}
// Ids, names and cursors belong to the kind of thing that an address is of (its first word, and its last), within
// what else the address names.
const kindsOf = (path) => {
  const words = path.split("/").slice(2).filter((word) => !word.startsWith("{"));
  return new Set([words[0], `${words[0]}/${words.at(-1)}`]);
};
function learnAll(kinds, within, value, name) {
  if (Array.isArray(value)) value.forEach((item) => learnAll(kinds, within, item, name));
  else if (value && typeof value === "object")
    for (const [key, inner] of Object.entries(value)) learnAll(kinds, within, inner, key);
  else if (["id", "name", "next", "number"].includes(name)) kinds.forEach((kind) => learn(`${kind}.${name}`, value, within));
  else if (["customer", "touchpoint"].includes(name)) learn(name, value);
  else if (name === "recovery") learn("recoveries.id", value);
}
const forget = (value) => known.forEach((values) => values.delete(value));
// What of the known fits a parameter, or a property, of this name.
function poolOf(name, path) {
  switch (name) {
    case "customer": return name;
    case "touchpoint": return name;
    case "brand": return "brands.id";
    case "promise": return "touchpoints/promises.id";
    case "recovers": return "moments.id";
    case "delivery": return "webhooks/deliveries.id";
    case "key": return "brands/keys.id";
    case "name": return "brands/partners.name";
    case "retestOf": return "mots.number";
    case "cursor": return `${[...kindsOf(path)].at(-1)}.next`;
    case "id": case "number": return `${path.split("/")[2]}.${name}`;
    default: return null;
  }
}
class Known {
  constructor(pool, pick, otherwise) {
    Object.assign(this, { pool, pick, otherwise });
  }
  #entry() {
    const values = [...(known.get(this.pool) ?? [])];
    return values.length ? values[this.pick % values.length] : [this.otherwise];
  }
  get value() {
    return this.#entry()[0];
  }
  get within() {
    return this.#entry()[1];
  }
}
const knownOr = (pool, otherwise) =>
  fc.oneof(
    { weight: 2, arbitrary: otherwise },
    { weight: 3, arbitrary: fc.tuple(fc.nat(999), otherwise).map(([pick, other]) => new Known(pool, pick, other)) },
  );
const settled = (value) => {
  if (value instanceof Known) return value.value;
  if (Array.isArray(value)) return value.map(settled);
  if (value && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settled(inner)]));
  return value;
};

// ---- What to send.

const nested = (depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
const HOSTILE = [
  null, true, false, 0, -1, 1, 1.5, -0.0, 1e308, -1e308, 5e-324, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 2 ** 64,
  "", " ", "0", "null", "NaN", "Infinity", "\u0000", "a\u0000b", "\ud800", "\udfff\ud800", "\ufeff", "\u202egnp.exe",
  "e\u0301", "\u00e9", "\u{1f468}\u200d\u{1f469}", "<script>alert(1)</script>", "'; drop table moment; --", "=1+1",
  "${jndi:ldap://localhost/x}", "{{7*7}}", "%00", "%2e%2e%2f", "../../etc/passwd", "a\r\nX-Injected: 1", "\u001b[31m",
  "2026-02-30T00:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T23:59:60Z", "2026-03-02T09:14:03", "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999Z", "+292278994-08-17T07:12:55Z", "-0001-01-01T00:00:00Z", "2026-03-02T09:14:03+18:30",
  "1969-12-31T23:59:59.9999999Z", "2026-03-01", "9999-12-31", "0000-00-00", "x".repeat(129), "x".repeat(5_000),
  "\u{1f600}".repeat(2_100), [], {}, [null], [[]], { __proto__x: 1 }, { constructor: { prototype: 1 } }, nested(31), nested(33),
  nested(1_000), Array(1_001).fill({}), "https://receiver.invalid/", "http://127.0.0.1/", "https://[::ffff:127.0.0.1]/",
];
const hostile = fc.constantFrom(...HOSTILE);
const instant = fc
  .oneof(
    fc.date({ min: new Date("2025-01-01"), max: new Date("2026-12-31"), noInvalidDate: true }),
    fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
  )
  .chain((date) =>
    fc.constantFrom("Z", "+01:00", "-11:30").map((offset) => date.toISOString().replace("Z", offset)),
  );
const day = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function strings(schema) {
  const longest = Math.min(schema.maxLength ?? 100, 300);
  if (schema.format === "date-time") return instant;
  if (schema.format === "date") return day;
  if (schema.pattern) {
    const pattern = new RegExp(schema.pattern, "u");
    const made = fc.stringMatching(pattern, { size: "small" }).map((text) => text.slice(0, longest));
    // Fewer than the least would be too short, and a piece of a match may be none: such are sent as they are.
    return fc.oneof({ weight: 6, arbitrary: made }, { weight: 1, arbitrary: fc.constant("a".repeat(schema.maxLength ?? 1)) },
      { weight: 1, arbitrary: fc.constant("a".repeat((schema.maxLength ?? 1) + 1)) });
  }
  return fc.string({ unit: "grapheme", maxLength: longest });
}
function numbers(schema, whole) {
  const [min, max] = [schema.minimum ?? -1e6, schema.maximum ?? 1e6];
  const edges = [min - 1, min, min + 1, max - 1, max, max + 1];
  return fc.oneof(
    { weight: 5, arbitrary: whole ? fc.maxSafeInteger().map((n) => min + (Math.abs(n) % (max - min + 1))) : fc.double({ min, max, noNaN: true }) },
    { weight: 3, arbitrary: fc.integer({ min: Math.ceil(min), max: Math.min(max, Math.ceil(min) + 10) }) },
    { weight: 1, arbitrary: fc.constantFrom(...edges, 3.0, 2.5) },
  );
}
function values(schema, path, name, depth = 0) {
  schema = resolved(schema);
  if (name === "url") return fc.constantFrom("https://receiver.invalid/", "https://receiver.invalid:8443/a?b=%20", "http://receiver.invalid/"); // it shall call nobody
  const kinds = schema.anyOf ?? schema.oneOf;
  let made;
  if (kinds) made = fc.oneof(...kinds.map((kind) => values(kind, path, name, depth)));
  else if (schema.enum) made = fc.constantFrom(...schema.enum);
  else if (Array.isArray(schema.type)) made = fc.oneof(...schema.type.map((type) => values({ ...schema, type }, path, name, depth)));
  else
    switch (schema.type) {
      case "null": made = fc.constant(null); break;
      case "boolean": made = fc.boolean(); break;
      case "integer": made = numbers(schema, true); break;
      case "number": made = numbers(schema, false); break;
      case "string": made = strings(schema); break;
      case "array": made = fc.array(values(schema.items ?? {}, path, name, depth + 1), { minLength: schema.minItems ?? 0, maxLength: 4 }); break;
      case "object": made = objects(schema, path, depth); break;
      default: made = hostile;
    }
  if (schema.example !== undefined) made = fc.oneof({ weight: 2, arbitrary: made }, { weight: 3, arbitrary: fc.constant(schema.example) });
  const pool = poolOf(name, path);
  // Few brands, so that what is in one is asked of it.
  if (name === "brand") return fc.oneof({ weight: 8, arbitrary: fc.constant(schema.example) }, { weight: 1, arbitrary: made });
  return pool ? knownOr(pool, made) : made;
}
function objects(schema, path, depth) {
  const properties = Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, values(inner, path, key, depth + 1)]);
  const made = fc.record(Object.fromEntries(properties), { requiredKeys: schema.required ?? [], noNullPrototype: true });
  return typeof schema.additionalProperties === "object"
    ? fc.tuple(made, fc.dictionary(fc.stringMatching(/^[A-Z]{2,8}$/), values(schema.additionalProperties, path, "", depth + 1), { maxKeys: 3, noNullPrototype: true }))
        .map(([fixed, free]) => ({ ...free, ...fixed }))
    : made;
}

// Something in a body replaced, left out or put in.
const spoiling = fc.record({ where: fc.nat(9_999), how: fc.constantFrom("replace", "remove", "add", "repeat"), what: hostile });
function spoiled(value, { where, how, what }) {
  const copy = structuredClone(value);
  const places = [];
  (function walk(node) {
    if (node && typeof node === "object" && places.length < 5_000)
      for (const key of Object.keys(node)) (places.push([node, key]), walk(node[key]));
  })(copy);
  if (how === "add" && copy && typeof copy === "object" && !Array.isArray(copy)) copy.surprise = what;
  else if (!places.length) return what;
  else {
    const [node, key] = places[where % places.length];
    if (how === "remove" && !Array.isArray(node)) delete node[key];
    else if (how === "repeat" && Array.isArray(node)) node.push(node[key]);
    else node[key] = what;
  }
  return copy;
}
const json = (value) => JSON.stringify(value, (key, inner) => (Object.is(inner, -0) ? 0 : inner)) ?? "";
// A text that is no JSON, or not the JSON it seems to be.
const MANGLED = [
  (text) => text.slice(0, text.length / 2), (text) => text + text, (text) => `${text},`, (text) => `\ufeff${text}`, () => "",
  (text) => text.replace("{", '{"id":"a","id":"b",'), (text) => text.replace(/:[^,{[}]+/, ":NaN"), (text) => `//\n${text}`,
  (text) => text.replace(/:[^,{[}]+/, ":1e1000000000"), (text) => text.replace(/:[^,{[}]+/, `:${"9".repeat(10_000)}`),
  () => "[".repeat(100_000), () => '{"a":'.repeat(100_000), () => `{"a":"${"x".repeat(300_000)}"}`, (text) => text.replaceAll('"', "'"),
  () => Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]), () => Buffer.from([0xff, 0xfe, 0x7b, 0]), () => '"\\ud800"', (text) => ` \n\t${text}\n`,
];

function bodies(operation) {
  const described = resolved(operation.requestBody)?.content;
  if (!described) return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant({ type: "application/json", value: {} }) });
  return fc.oneof(
    ...Object.entries(described).map(([type, { schema, examples = {} }]) => {
      const lines = type.includes("ndjson");
      const one = lines ? { $ref: "#/components/schemas/NewMoment" } : schema;
      const shown = lines ? [] : Object.values(examples).map((example) => resolved(example).value).filter((value) => typeof value === "object");
      const made = fc.oneof(values(one, operation.path, ""), ...(shown.length ? [fc.constantFrom(...shown)] : []));
      const whole = lines ? fc.array(made, { minLength: 1, maxLength: 20 }) : made;
      const spoils = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(spoiling, { minLength: 1, maxLength: 2 }) });
      const sentAs = fc.oneof({ weight: 14, arbitrary: fc.constant(type) },
        { weight: 1, arbitrary: fc.constantFrom("", "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/json; charset=utf-16", `${type}; charset=utf-8`, "nonsense", "*/*") });
      return fc.record({ value: whole, spoils, mangling: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(MANGLED.length - 1) }), type: sentAs })
        .map((body) => ({ ...body, lines, schema: lines ? null : schema }));
    }),
  );
}
const text = (value) => (typeof value === "string" ? value : value !== null && typeof value === "object" ? json(value) : String(value));
// A text as it may stand in a header, and in an address.
const headerText = (value) => text(value).replace(/[^\t\x20-\x7e\x80-\xff]/g, "?").slice(0, 9_000);
const addressText = (value) => encodeURIComponent(text(value).toWellFormed()).slice(0, 5_000);

function requestsOf(operation) {
  const of = (place) => operation.parameters.filter((parameter) => parameter.in === place);
  const arbitraryOf = (parameter, wrong = 1) =>
    fc.oneof({ weight: 12, arbitrary: values({ example: parameter.example, ...resolved(parameter.schema) }, operation.path, parameter.name) }, { weight: wrong, arbitrary: hostile });
  const named = (parameters) => fc.record(
    Object.fromEntries(parameters.map((parameter) => [parameter.name,
      parameter.required ? arbitraryOf(parameter)
        : fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) },
            { weight: 1, arbitrary: parameter.name.startsWith("If-") ? knownOr("ETag", arbitraryOf(parameter)) : arbitraryOf(parameter) })])),
    { noNullPrototype: true });
  const seldom = (arbitrary, usual) => fc.oneof({ weight: 24, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });
  return fc.record({
    method: seldom(fc.constantFrom("GET", "PUT", "POST", "DELETE", "PATCH", "TRACE", "OPTIONS", "HEAD"), operation.method),
    path: named(of("path")),
    query: named(of("query")),
    headers: named(of("header")),
    extra: seldom(fc.constantFrom("&surprise=1", "&limit=1&limit=2", "&%", "&=", "&limit=", "&%00=%00", "&from=%FF"), ""),
    tail: seldom(fc.constantFrom("/", "/x", ";a=b", "/..", "//", "%2F", "%00", "%"), ""),
    caller: seldom(fc.constantFrom("nobody", "another", "narrow", "mistyped"), "right"),
    accept: fc.oneof({ weight: 16, arbitrary: fc.constant("*/*") }, { weight: 3, arbitrary: fc.constantFrom(...typesOf(operation)) },
      { weight: 1, arbitrary: fc.constantFrom("text/html", "text/csv", "application/problem+json", "image/png", "nonsense", "application/json;q=0", "") }),
    body: bodies(operation),
  });
}
const typesOf = (operation) =>
  ["application/json", ...Object.values(operation.responses).flatMap((response) => Object.keys(resolved(response).content ?? {}))];

// ---- Sending, and judging.

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const operators = (operation) => operation.path.startsWith("/v1/brands/");
function keyOf(operation, caller) {
  const [right, other] = operators(operation) ? [operatorKey, partnerKey] : [partnerKey, operatorKey];
  return { right, another: other, narrow: narrowKey, mistyped: `${right}x`, nobody: null }[caller];
}
function written(operation, request) {
  const named = Object.assign({}, ...Object.values(request.path).map((value) => (value instanceof Known ? value.within : null)));
  const { path, query, headers, body } = settled({ path: { ...request.path, ...named }, query: request.query, headers: request.headers, body: request.body && { ...request.body, schema: null } });
  const address = operation.path.replace(/\{(\w+)}/g, (_, name) => addressText(path[name]) || "%20") + request.tail;
  const asked = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => `&${name}=${addressText(value)}`).join("") + request.extra;
  const sent = { Accept: request.accept };
  const key = keyOf(operation, request.caller);
  if (key) sent.Authorization = `Bearer ${key}`;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent[name] = headerText(value);
  let value, content = null;
  if (body && request.method !== "TRACE") {
    value = (body.spoils ?? []).reduce(spoiled, body.value);
    content = body.lines ? [].concat(value).map(json).join("\n") : json(value);
    if (body.mangling != null) [value, content] = [undefined, MANGLED[body.mangling](content)];
    if (body.type) sent["Content-Type"] = body.type;
    sent["Content-Length"] = Buffer.byteLength(content);
  }
  return { path, address: asked ? `${address}?${asked.slice(1)}` : address, sent, content, value };
}
const send = (method, { address, sent, content }) =>
  new Promise((resolve, reject) => {
    const call = http.request(base + address, { method, headers: sent, agent, path: address, timeout: 20_000 }, (answer) => {
      const pieces = [];
      const done = () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces).toString() });
      if (answer.headers["content-type"]?.startsWith("text/event-stream")) return void (done(), call.destroy()); // it has no end
      answer.on("data", (piece) => pieces.push(piece)).on("end", done).on("error", reject);
    });
    call.on("timeout", () => call.destroy(new Error("no answer within 20 s")));
    call.on("error", reject);
    call.end(content);
  });

let asked = 0;
async function ask(operation, request) {
  const call = written(operation, request);
  const answer = await send(request.method, call);
  asked++;
  const fault = judge(operation, request, call, answer);
  if (fault)
    throw new Error(`${fault}\n  ${request.method} ${call.address.slice(0, 500)}\n  ${json({ ...call.sent, Authorization: request.caller })}\n  ${text(call.content).slice(0, 1_500)}\n  -> ${answer.status} ${answer.body.slice(0, 1_500)}`);
}
function judge(operation, request, call, { status, headers, body }) {
  if (status >= 500) return "the service failed";
  const proper = request.method === operation.method && !request.tail;
  if (proper) operation.statuses.set(status, (operation.statuses.get(status) ?? 0) + 1);
  const type = headers["content-type"]?.split(";")[0];
  if (!headers["x-request-id"]) return "no X-Request-Id";
  if (status === 405 && !headers.allow) return "405 without Allow";
  if (!proper) return request.method === "HEAD" || status < 400 || type === "application/problem+json" ? null : `an error as ${type}`;

  const described = resolved(operation.responses[status]);
  if (!described) return `the status ${status} is not described`;
  const contents = described.content;
  if (!contents) { if (body) return "a body that is not described"; }
  else if (!contents[type]) return `the type ${type} is not described`;
  for (const [name, header] of Object.entries(described.headers ?? {})) {
    const sent = headers[name.toLowerCase()];
    const fault = sent !== undefined && faultsOf(resolved(header).schema, sent);
    if (fault) return `header ${name} is not as described: ${fault}`;
  }
  if (type?.endsWith("json") && !type.endsWith("ndjson")) {
    const value = JSON.parse(body);
    const fault = faultsOf(contents[type].schema, value);
    if (fault) return `the body is not as described: ${fault}`;
    if (status < 300) learnAll(kindsOf(operation.path), call.path, value);
  }
  if (status < 300 && headers.etag) learn("ETag", headers.etag);
  if (status < 300 && removes(operation)) forget(decodeURIComponent(call.address.split("?")[0].split("/").at(-1)));
  // Of many at once, each is accepted or refused by itself.
  if (status < 300 && !body.includes('"rejected":') && request.body?.schema && call.value !== undefined && call.sent["Content-Type"]?.split(";")[0] in resolved(operation.requestBody).content) {
    const fault = faultsOf(request.body.schema, JSON.parse(call.content));
    if (fault) return `taken, though the description refuses it: ${fault}`;
  }
  return null;
}

console.log(`seed ${seed}`);
const failures = new Map();
for (let round = 0; round < ROUNDS; round++)
  for (const operation of operations) {
    if (failures.has(operation.name) || (removes(operation) && round < ROUNDS - 1)) continue;
    const result = await fc.check(fc.asyncProperty(requestsOf(operation), (request) => ask(operation, request)), {
      seed: seed + round,
      numRuns: Math.ceil(requests / operations.length / (removes(operation) ? 1 : ROUNDS)),
      endOnFailure: false,
      interruptAfterTimeLimit: 60_000,
    });
    if (result.failed) failures.set(operation.name, String(result.errorInstance?.message ?? result.counterexample));
  }
agent.destroy();
for (const { name, statuses, responses } of operations) {
  console.log(`${name}: ${[...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${times} x ${status}`).join(", ")}`);
  if (!failures.has(name) && ![...statuses.keys()].some((status) => status < 300)) failures.set(name, "never succeeded: nothing was tried in earnest");
}
for (const [name, failure] of failures) console.log(`\n${name}: ${failure}`);
if (asked < requests) failures.set("all", console.log(`only ${asked} requests`));
console.log(`${asked} requests of ${operations.length} operations, seed ${seed}: ${failures.size} failed`);
process.exit(failures.size ? 1 : 0);
