package pebble.app;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import pebble.access.CredentialId;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;

/** The OpenAPI document: who may call what stands in {@code x-allowed}, from which the permission matrix is tested. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    /** Callers without a sign-in, in {@code x-allowed}. */
    static final String ANYONE = "ANYONE";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, CredentialId.class);
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Pebble")
                                .version("v1")
                                .description(
                                        "Mail of shared inboxes as cards on boards. Errors: {\"error\":{code,message,details}}."))
                // Fixed, so that the document does not depend on where it was asked for.
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSchemas("ErrorBody", errorBody())
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("pebble_session")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    /** Names that do not change when another endpoint is added, and who may call it. */
    @Bean
    GlobalOperationCustomizer endpoints() {
        return (operation, method) -> {
            String noun = method.getBeanType().getSimpleName().replaceAll("Api$", "");
            operation.setOperationId(noun + "." + method.getMethod().getName());
            operation.setTags(List.of(noun));
            operation.getResponses().addApiResponse("default", refused());
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            if (allowed != null) {
                operation.addExtension("x-allowed", names(allowed));
                if (allowed.anyone()) {
                    operation.setSecurity(List.of());
                }
            }
            if (method.hasMethodAnnotation(PostMapping.class) && (allowed == null || !allowed.anyone())) {
                operation.addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .description("The same key and body get the first answer again, for a day.")
                        .required(false)
                        .schema(new JsonSchema().types(Set.of("string"))));
            }
            return operation;
        };
    }

    private static ApiResponse refused() {
        return new ApiResponse()
                .description("Refused")
                .content(new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/ErrorBody"))));
    }

    /** The envelope of every refusal. */
    private static Schema<?> errorBody() {
        Schema<?> detail = object("code", "message", "details")
                .addProperty("code", new JsonSchema().types(Set.of("string")))
                .addProperty("message", new JsonSchema().types(Set.of("string")))
                .addProperty("details", object().additionalProperties(true));
        return object("error").addProperty("error", detail);
    }

    private static Schema<?> object(String... required) {
        Schema<?> schema = new JsonSchema().types(Set.of("object"));
        schema.setRequired(required.length == 0 ? null : List.of(required));
        return schema;
    }

    private static List<String> names(Allowed allowed) {
        if (allowed.anyone()) {
            return List.of(ANYONE);
        }
        Role[] roles = allowed.value().length == 0 ? Role.values() : allowed.value();
        return Arrays.stream(roles).map(Role::name).sorted().toList();
    }
}
