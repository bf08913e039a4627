package pebble.access;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
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

    MicrosoftTenant(MicrosoftSettings settings, Clock clock) {
        authorizeUri = settings.authorizeUri();
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
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
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
                    parameters.put(PkceParameterNames.CODE_CHALLENGE, challenge);
                    parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                })
                .build();
    }

    /** The account that the code stands for, proven by an ID token that was made for this journey. */
    MicrosoftAccounts.Account redeem(MicrosoftJourneys.Journey journey, String code) {
        Jwt token = decode(idToken(journey, code));
        if (!Secret.same(token.getClaimAsString(NONCE), journey.nonce())) {
            throw refused("The ID token belongs to another sign-in.");
        }
        try {
            return new MicrosoftAccounts.Account(
                    UUID.fromString(Objects.requireNonNullElse(token.getClaimAsString("tid"), "")),
                    UUID.fromString(Objects.requireNonNullElse(token.getClaimAsString("oid"), "")),
                    addresses(token));
        } catch (IllegalArgumentException notAnId) {
            throw refused("The ID token names no account.");
        }
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
            throw OAuth2ErrorCodes.INVALID_GRANT.equals(failed.getError().getErrorCode())
                    ? refused("The code was not accepted.")
                    : unavailable(failed);
        }
    }

    private Jwt decode(String idToken) {
        try {
            return tokens.decode(idToken);
        } catch (BadJwtException wrong) {
            throw new MicrosoftRefused(MicrosoftRefused.Reason.REFUSED, "The ID token is not valid.", wrong);
        } catch (JwtException failed) {
            throw unavailable(failed);
        }
    }

    /** An e-mail claim whose domain the tenant does not own may have been typed in by anybody: it counts for nothing. */
    private static List<String> addresses(Jwt token) {
        List<String> addresses = new ArrayList<>();
        Object owned = token.getClaim("xms_edov");
        if (owned == null || List.of("true", "1").contains(owned.toString().toLowerCase(Locale.ROOT))) {
            add(addresses, token.getClaimAsString("email"));
        }
        add(addresses, token.getClaimAsString("preferred_username"));
        return addresses;
    }

    private static void add(List<String> addresses, @Nullable String address) {
        if (address != null && !address.isBlank()) {
            addresses.add(address);
        }
    }

    private static MicrosoftRefused refused(String why) {
        return new MicrosoftRefused(MicrosoftRefused.Reason.REFUSED, why);
    }

    private static MicrosoftRefused unavailable(Exception cause) {
        return new MicrosoftRefused(
                MicrosoftRefused.Reason.UNAVAILABLE, "Microsoft does not answer as it should.", cause);
    }
}
