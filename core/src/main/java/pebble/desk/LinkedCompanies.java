package pebble.desk;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pebble.board.CompanyLink;
import pebble.board.KnownCompanies;
import pebble.companies.Companies;
import pebble.companies.CompanyId;
import pebble.identity.Caller;

/** Tells the board which companies a card can be linked to. */
@Component
class LinkedCompanies implements KnownCompanies {
    private final Companies companies;

    LinkedCompanies(Companies companies) {
        this.companies = companies;
    }

    @Override
    public Optional<CompanyLink> find(Caller caller, UUID company) {
        return companies.find(new CompanyId(company)).map(found -> new CompanyLink(company, found.name()));
    }
}
