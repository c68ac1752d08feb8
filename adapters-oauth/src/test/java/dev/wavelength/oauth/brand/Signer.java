package dev.wavelength.oauth.brand;

import dev.wavelength.domain.brand.AccessToken;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/// Whoever signs tokens, by the means of the JDK alone: of the library that reads them nothing is
/// asked.
record Signer(String kid, String alg, KeyPair pair) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Signer of(String kid, String alg) {
        try {
            var generator = KeyPairGenerator.getInstance(alg.startsWith("ES") ? "EC" : "RSA");
            generator.initialize(alg.startsWith("ES") ? 256 : 2048);
            return new Signer(kid, alg, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The header that its tokens have.
    String header() {
        return header("at+jwt");
    }

    String header(String typ) {
        return "{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(alg, typ, kid);
    }

    AccessToken token(String claims) {
        return token(header(), claims);
    }

    /// A token of exactly this header and these claims, signed.
    AccessToken token(String header, String claims) {
        var signed = base64(header) + "." + base64(claims);
        return new AccessToken(signed + "." + BASE64.encodeToString(sign(signed)));
    }

    private byte[] sign(String text) {
        try {
            var signature =
                    switch (alg) {
                        case "RS256" -> Signature.getInstance("SHA256withRSA");
                        case "RS384" -> Signature.getInstance("SHA384withRSA");
                        case "PS256" -> Signature.getInstance("RSASSA-PSS");
                        case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
                        default -> throw new IllegalArgumentException(alg);
                    };
            if (alg.equals("PS256"))
                signature.setParameter(
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its public key as JSON Web Key.
    String publicKey() {
        return switch (pair.getPublic()) {
            case RSAPublicKey rsa ->
                    "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                            .formatted(
                                    kid, base64(rsa.getModulus()), base64(rsa.getPublicExponent()));
            case ECPublicKey ec ->
                    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
                            .formatted(
                                    kid,
                                    base64(ec.getW().getAffineX()),
                                    base64(ec.getW().getAffineY()));
            default -> throw new IllegalStateException(pair.getPublic().getAlgorithm());
        };
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    /// Without a sign; the coordinates of a curve are of its length.
    private String base64(BigInteger number) {
        var bytes = number.toByteArray();
        int length = alg.startsWith("ES") ? 32 : Math.ceilDiv(number.bitLength(), 8);
        var unsigned = new byte[length];
        int some = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - some, unsigned, length - some, some);
        return base64(unsigned);
    }
}
