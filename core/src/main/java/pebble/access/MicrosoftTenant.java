package pebble.access;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The one tenant of Microsoft Entra whose people sign in here: where it sends browsers, and what its word is worth. */
class MicrosoftTenant {
    private static final String NONCE = "nonce";

    private final String authorizeUri;
    private final ClientRegistration registration;
    private final RestClientAuthorizationCodeTokenResponseClient codes =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final NimbusJwtDecoder tokens;
    private final Duration answerWithin;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    MicrosoftTenant(MicrosoftSettings settings, Clock clock) {
        authorizeUri = settings.authorizeUri();
        answerWithin = settings.answerWithin();
        registration = ClientRegistration.withRegistrationId("microsoft")
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}" + MicrosoftApi.CALLBACK)
                .scope("openid", "profile", "email")
                .authorizationUri(authorizeUri)
                .tokenUri(settings.tokenUri())
                .jwkSetUri(settings.keysUri())
                .issuerUri(settings.issuer())
                .build();
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.answerWithin())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(settings.answerWithin());
        codes.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(HttpStatusCode::isError, MicrosoftFailures::read)
                .build());
        tokens = NimbusJwtDecoder.withJwkSetUri(settings.keysUri())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(new RestTemplate(requests))
                .build();
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        var idToken = new OidcIdTokenValidator(registration);
        idToken.setClock(clock);
        tokens.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, idToken, new JwtClaimValidator<String>("tid", settings.tenantId()::equals)));
    }

    String signInUri(MicrosoftJourneys.Journey journey) {
        return request(journey).getAuthorizationRequestUri();
    }

    private OAuth2AuthorizationRequest request(MicrosoftJourneys.Journey journey) {
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hash(journey.verifier()));
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(authorizeUri)
                .redirectUri(journey.redirectUri())
                .scopes(registration.getScopes())
                .state(journey.state())
                .attributes(attributes -> attributes.put(PkceParameterNames.CODE_VERIFIER, journey.verifier()))
                .additionalParameters(parameters -> {
                    parameters.put(NONCE, journey.nonce());
                    // Who was turned away with one account can take another, and at a shared desk nobody enters as the
                    // last one.
                    parameters.put("prompt", "select_account");
                    parameters.put(PkceParameterNames.CODE_CHALLENGE, challenge);
                    parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                })
                .build();
    }

    /**
     * The account that the code stands for, proven by an ID token that was made for this journey. All answers together have one
     * budget: a drop at a time or a queue before the tenant's keys keeps no browser waiting beyond it.
     */
    MicrosoftAccounts.Account redeem(MicrosoftJourneys.Journey journey, String code) {
        Future<MicrosoftAccounts.Account> asked = asking.submit(() -> ask(journey, code));
        try {
            return asked.get(answerWithin.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw MicrosoftFailures.unavailable(new TimeoutException("No answer within " + answerWithin));
        } catch (InterruptedException stopping) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw MicrosoftFailures.unavailable(stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof MicrosoftRefused refused
                    ? refused
                    : MicrosoftFailures.unavailable(failed);
        }
    }

    private MicrosoftAccounts.Account ask(MicrosoftJourneys.Journey journey, String code) {
        Jwt token = decode(idToken(journey, code));
        if (!Secret.same(token.getClaimAsString(NONCE), journey.nonce())) {
            throw refused("The ID token belongs to another sign-in.");
        }
        try {
            return new MicrosoftAccounts.Account(id(token, "tid"), id(token, "oid"), MicrosoftAddresses.of(token));
        } catch (IllegalArgumentException notAnId) {
            throw refused("The ID token names no account.");
        }
    }

    private static UUID id(Jwt token, String claim) {
        return UUID.fromString(Objects.requireNonNullElse(token.getClaimAsString(claim), ""));
    }

    private String idToken(MicrosoftJourneys.Journey journey, String code) {
        var response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(journey.redirectUri())
                .state(journey.state())
                .build();
        try {
            Object token = codes.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                            registration, new OAuth2AuthorizationExchange(request(journey), response)))
                    .getAdditionalParameters()
                    .get("id_token");
            if (token instanceof String text) {
                return text;
            }
            throw refused("The answer holds no ID token.");
        } catch (OAuth2AuthorizationException failed) {
            throw MicrosoftFailures.atTheCode(failed);
        }
    }

    private Jwt decode(String idToken) {
        try {
            return tokens.decode(idToken);
        } catch (BadJwtException wrong) {
            throw new MicrosoftRefused(MicrosoftRefused.Reason.REFUSED, "The ID token is not valid.", wrong);
        } catch (JwtException failed) {
            throw MicrosoftFailures.unavailable(failed);
        }
    }

    private static MicrosoftRefused refused(String why) {
        return new MicrosoftRefused(MicrosoftRefused.Reason.REFUSED, why);
    }
}
