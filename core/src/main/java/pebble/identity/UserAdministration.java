package pebble.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.shared.IfMatch;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** Inviting, changing, disabling and enabling users. */
@Component
class UserAdministration {
    private final Users users;
    private final LegalEntities entities;
    private final PasswordHashing hashing;
    private final ObjectProvider<KnownStreams> streams;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserAdministration(
            Users users,
            LegalEntities entities,
            PasswordHashing hashing,
            ObjectProvider<KnownStreams> streams,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.entities = entities;
        this.hashing = hashing;
        this.streams = streams;
        this.events = events;
        this.clock = clock;
    }

    /** What is null stays as it is. */
    record UserFields(
            @Nullable String email,
            @Nullable String name,
            @Nullable String password,
            @Nullable List<String> roles,
            @Nullable List<String> entities,
            @Nullable List<String> streams,
            @Nullable Boolean disabled) {}

    @Transactional
    User create(Caller by, UserFields fields) {
        User blank = User.create(clock.instant(), "", "", Set.of(), Set.of(), Set.of());
        User user = apply(blank, fields);
        users.add(user, fields.password() == null ? null : hashing.hash(fields.password()));
        events.publishEvent(user.created(by));
        return user;
    }

    @Transactional
    User change(Caller by, UserId id, UserFields fields, @Nullable String ifMatch) {
        users.lockAdmins();
        User before = users.getForChange(id);
        User wanted = apply(before, fields);
        IfMatch.check(IfMatch.required(ifMatch), before.version(), before);
        if (before.isActiveAdmin() && !wanted.isActiveAdmin() && users.isOnlyAdmin(id)) {
            throw new Problem(IdentityError.LAST_ADMIN, IdentityError.LAST_ADMIN.sentence());
        }
        User after = users.update(wanted);
        if (fields.password() != null) {
            users.setPassword(id, hashing.hash(fields.password()));
            events.publishEvent(new PasswordChanged(id));
        }
        if (!before.disabled() && after.disabled()) {
            events.publishEvent(new UserDisabled(id));
        }
        if (!before.hasSameGrants(after)) {
            events.publishEvent(new GrantsChanged(id));
        }
        IdentityChanged change = before.changed(by, after, fields.password() != null);
        if (change != null) {
            events.publishEvent(change);
        }
        return users.get(id);
    }

    private User apply(User user, UserFields fields) {
        List<Problem.FieldError> refused = new ArrayList<>();
        String email = fields.email() == null ? user.email() : fields.email().strip();
        String name = fields.name() == null ? user.name() : fields.name().strip();
        refuse(refused, "email", Fields.emailRefusal(email));
        refuse(refused, "name", Fields.nameRefusal(name));
        if (fields.password() != null) {
            refuse(refused, "password", PasswordPolicy.refusal(fields.password(), email, name));
        }
        Set<Role> roles = fields.roles() == null ? user.roles() : roles(fields.roles(), refused);
        if (roles.isEmpty() && refused.stream().noneMatch(error -> error.path().startsWith("roles"))) {
            refused.add(new Problem.FieldError("roles", "must name at least one role"));
        }
        Set<EntityId> granted = fields.entities() == null ? user.entities() : entities(fields.entities(), refused);
        Set<String> keys = fields.streams() == null ? user.streams() : streams(fields.streams(), refused);
        if (!refused.isEmpty()) {
            throw Problem.fields(refused);
        }
        var disabledAt = fields.disabled() == null || fields.disabled() == user.disabled()
                ? user.disabledAt()
                : fields.disabled() ? clock.instant() : null;
        return new User(user.id(), user.version(), email, name, roles, granted, keys, disabledAt, user.createdAt());
    }

    private static void refuse(List<Problem.FieldError> refused, String path, @Nullable String reason) {
        if (reason != null) {
            refused.add(new Problem.FieldError(path, reason));
        }
    }

    private static Set<Role> roles(List<String> names, List<Problem.FieldError> refused) {
        Set<Role> roles = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            try {
                roles.add(Role.valueOf(String.valueOf(names.get(i))));
            } catch (IllegalArgumentException unknown) {
                refused.add(new Problem.FieldError("roles[" + i + "]", "is none of " + List.of(Role.values())));
            }
        }
        return roles;
    }

    private Set<EntityId> entities(List<String> ids, List<Problem.FieldError> refused) {
        Set<EntityId> known = new HashSet<>();
        entities.all().forEach(entity -> known.add(entity.id()));
        Set<EntityId> granted = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            UUID id = PublicId.parse("ent", String.valueOf(ids.get(i))).orElse(null);
            if (id == null || !known.contains(new EntityId(id))) {
                refused.add(new Problem.FieldError("entities[" + i + "]", "is not a legal entity"));
            } else {
                granted.add(new EntityId(id));
            }
        }
        return granted;
    }

    private Set<String> streams(List<String> keys, List<Problem.FieldError> refused) {
        Set<String> known = new HashSet<>();
        streams.forEach(source -> known.addAll(source.keys()));
        for (int i = 0; i < keys.size(); i++) {
            if (!known.contains(String.valueOf(keys.get(i)))) {
                refused.add(new Problem.FieldError("streams[" + i + "]", "is not a stream"));
            }
        }
        keys = keys.stream().filter(known::contains).toList();
        return new TreeSet<>(keys);
    }
}
