package pebble.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A tenant of Microsoft Entra: hands out codes, checks secret and PKCE when they come back, signs ID tokens, has bad days. */
final class FakeTenant implements AutoCloseable {
    static final String TENANT = "6f1c2b7e-0c53-4d0f-9a3e-5d6c1a2b3c4d";
    static final String CLIENT = "pebble-client";
    static final String SECRET = "pebble secret";

    /** How the next answers are. */
    enum Day {
        GOOD,
        BROKEN,
        REFUSING,
        SLOW,
        A_DROP_AT_A_TIME,
        SECRET_RAN_OUT,
        NO_ID_TOKEN,
        GARBLED_ID_TOKEN,
        WRONG_KEY,
        UNKNOWN_KEY,
        UNSIGNED,
        SIGNED_WITH_THE_PUBLIC_KEY,
        KEYS_BROKEN,
        KEYS_SLOW
    }

    private record Issued(Map<String, String> asked, JWTClaimsSet claims) {}

    private final HttpServer server;
    private final RSAKey foreignKey = key("one");
    private volatile RSAKey key = key("one");
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger redeemed = new AtomicInteger();
    private volatile Day day = Day.GOOD;

    FakeTenant() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/" + TENANT + "/discovery/v2.0/keys", this::keys);
        server.createContext("/" + TENANT + "/oauth2/v2.0/token", this::token);
        server.start();
    }

    String authority() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void has(Day today) {
        day = today;
    }

    /** The keys that Pebble has seen are no longer those that sign. */
    void takesNewKeys() {
        key = key(UUID.randomUUID().toString());
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    int redeemed() {
        return redeemed.get();
    }

    static Map<String, String> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** Somebody signs in at the page that the browser was sent to; the answer is the query of the way back. */
    String signIn(String authorizeUri, UUID object, String email, UnaryOperator<JWTClaimsSet.Builder> bent) {
        Map<String, String> asked = parameters(URI.create(authorizeUri).getRawQuery());
        var claims = new JWTClaimsSet.Builder()
                .issuer(authority() + "/" + TENANT + "/v2.0")
                .audience(CLIENT)
                .subject("subject of " + object)
                .claim("oid", object.toString())
                .claim("tid", TENANT)
                .claim("preferred_username", email)
                .claim("nonce", asked.get("nonce"))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
        String code = UUID.randomUUID().toString();
        codes.put(code, new Issued(asked, bent.apply(claims).build()));
        return "code=" + code + "&state=" + asked.get("state");
    }

    private void keys(HttpExchange exchange) throws IOException {
        switch (day) {
            case KEYS_BROKEN -> answer(exchange, 500, "down for maintenance");
            case KEYS_SLOW -> never(exchange);
            default -> answer(exchange, 200, new JWKSet(key).toString());
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (day) {
            case BROKEN -> answer(exchange, 500, "down for maintenance");
            case REFUSING -> answer(exchange, 503, "{\"error\":\"temporarily_unavailable\"}");
            case SECRET_RAN_OUT ->
                answer(
                        exchange,
                        401,
                        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: The client secret ran out.\"}");
            case NO_ID_TOKEN ->
                answer(exchange, 200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
            case SLOW -> never(exchange);
            case A_DROP_AT_A_TIME -> drops(exchange);
            default -> redeem(exchange, form);
        }
    }

    private void never(HttpExchange exchange) {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void drops(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (!closing.await(20, TimeUnit.MILLISECONDS)) {
                body.write(' ');
                body.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form) throws IOException {
        Issued issued = codes.remove(form.getOrDefault("code", ""));
        boolean right = issued != null
                && CLIENT.equals(form.get("client_id"))
                && SECRET.equals(form.get("client_secret"))
                && issued.asked().get("redirect_uri").equals(form.get("redirect_uri"))
                && "S256".equals(issued.asked().get("code_challenge_method"))
                && issued.asked()
                        .get("code_challenge")
                        .equals(Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Secret.hash(form.getOrDefault("code_verifier", ""))));
        if (!right) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        redeemed.incrementAndGet();
        String answer = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "access_token",
                        "a",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        3600,
                        "id_token",
                        idToken(issued.claims())));
        answer(exchange, 200, answer);
    }

    private String idToken(JWTClaimsSet claims) {
        try {
            return switch (day) {
                case UNSIGNED -> new PlainJWT(claims).serialize();
                case GARBLED_ID_TOKEN -> "not.a.token";
                case WRONG_KEY -> signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(foreignKey));
                case UNKNOWN_KEY -> signed(claims, JWSAlgorithm.RS256, "unknown", new RSASSASigner(foreignKey));
                case SIGNED_WITH_THE_PUBLIC_KEY ->
                    signed(
                            claims,
                            JWSAlgorithm.HS256,
                            key.getKeyID(),
                            new MACSigner(key.toRSAPublicKey().getEncoded()));
                default -> signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
