package pebble.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code PEBBLE_ADMIN_PASSWORD}: the first administrator's password; without it one is generated. */
@ConfigurationProperties("pebble.admin")
record FirstAdminSettings(@Nullable String password) {}
