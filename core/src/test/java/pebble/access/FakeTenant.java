package pebble.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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

    /** What becomes of the next answers of the token endpoint. */
    enum Day {
        GOOD,
        BROKEN,
        SLOW,
        WRONG_KEY,
        NO_ID_TOKEN
    }

    private record Issued(Map<String, String> asked, JWTClaimsSet claims) {}

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey foreignKey;
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger redeemed = new AtomicInteger();
    private volatile Day day = Day.GOOD;

    FakeTenant() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            foreignKey = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/" + TENANT + "/discovery/v2.0/keys", exchange -> answer(exchange, 200, new JWKSet(key).toString()));
        server.createContext("/" + TENANT + "/oauth2/v2.0/token", this::token);
        server.start();
    }

    String authority() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void has(Day today) {
        day = today;
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

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (day) {
            case BROKEN -> answer(exchange, 503, "down for maintenance");
            case NO_ID_TOKEN ->
                answer(exchange, 200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
            case SLOW -> {
                try {
                    closing.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case GOOD -> redeem(exchange, form, key);
            case WRONG_KEY -> redeem(exchange, form, foreignKey);
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form, RSAKey signing) throws IOException {
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
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), issued.claims());
        try {
            token.sign(new RSASSASigner(signing));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        answer(
                exchange,
                200,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "access_token",
                                "a",
                                "token_type",
                                "Bearer",
                                "expires_in",
                                3600,
                                "id_token",
                                token.serialize())));
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
