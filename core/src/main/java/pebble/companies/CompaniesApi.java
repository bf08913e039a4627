package pebble.companies;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.Cursor;
import pebble.shared.IfMatch;
import pebble.shared.Page;
import pebble.shared.Problem;

/** The companies over HTTP. */
@RestController
@RequestMapping("/api/v1/companies")
class CompaniesApi {
    private static final Pattern DOMAIN = Pattern.compile("[^@\\s/]+\\.[^@\\s/.]+");

    private final Companies companies;

    CompaniesApi(Companies companies) {
        this.companies = companies;
    }

    record CompanyBody(
            @Nullable String name,
            @Nullable List<String> domains,
            @Nullable List<String> gstins) {}

    @GetMapping
    @Allowed
    Page<Company> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return companies.list(q, Cursor.limit(limit), cursor);
    }

    @PostMapping
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING})
    @ResponseStatus(HttpStatus.CREATED)
    Company add(Caller caller, @RequestBody CompanyBody body) {
        return companies.add(
                caller,
                name(body.name()),
                domains(Objects.requireNonNullElse(body.domains(), List.of())),
                Objects.requireNonNullElse(body.gstins(), List.of()));
    }

    @GetMapping("/{id}")
    @Allowed
    Company get(@PathVariable CompanyId id) {
        return companies.get(id);
    }

    @PatchMapping("/{id}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING})
    Company change(
            Caller caller,
            @PathVariable CompanyId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CompanyBody body) {
        Company present = companies.get(id);
        String name = body.name() == null ? present.name() : name(body.name());
        List<String> domains = domains(Objects.requireNonNullElse(body.domains(), present.domains()));
        List<String> gstins = Objects.requireNonNullElse(body.gstins(), present.gstins());
        return companies.change(caller, id, IfMatch.required(ifMatch), name, domains, gstins);
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw Problem.field("name", "is required");
        }
        if (name.length() > 300) {
            throw Problem.field("name", "must be at most 300 characters");
        }
        return name.strip();
    }

    private static List<String> domains(List<String> domains) {
        for (String domain : domains) {
            if (!DOMAIN.matcher(domain.strip()).matches()) {
                throw Problem.field("domains", "must be mail domains such as customer.com");
            }
        }
        return domains;
    }
}
