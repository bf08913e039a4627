package pebble.tender;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.fields.FieldValue.Contact;
import pebble.fields.FieldValue.Item;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;
import pebble.layout.XmlTree.Element;

/**
 * A notice of public procurement in the European Union as its XML states it (eForms, UBL 2.3 with the extensions of the Publications Office). Business terms are
 * named as the regulation numbers them, so that each can be looked up.
 */
record EformsNotice(Element root) {
    private static final Set<String> ROOTS = Set.of(
            "ContractNotice", "ContractAwardNotice", "PriorInformationNotice", "BusinessRegistrationInformationNotice");
    private static final Map<String, String> UNITS = Map.of(
            "DAY", "day", "WEEK", "week", "MONTH", "month", "YEAR", "year", "KGM", "kg", "TNE", "t", "LTR", "L", "MTQ",
            "m3", "HUR", "hour", "C62", "piece");

    /** Nothing when the document is something else. */
    static Optional<EformsNotice> of(Element root) {
        boolean ours = ROOTS.contains(root.name())
                && (root.namespace().startsWith("urn:oasis:names:specification:ubl:schema:xsd:" + root.name())
                        || root.namespace().startsWith("http://data.europa.eu/p27/eforms"));
        return ours ? Optional.of(new EformsNotice(root)) : Optional.empty();
    }

    /** What is stated, and the words of the file in which. */
    record Stated<T>(T value, String text) {}

    String document() {
        return root.name();
    }

    /** OPP-070. */
    String subtype() {
        return extension("NoticeSubType", "SubTypeCode")
                .map(Element::text)
                .findFirst()
                .orElse("");
    }

    /** BT-702, in three letters. */
    String language() {
        return root.text("NoticeLanguageCode");
    }

    /** BT-04: the same for all notices of one procedure. */
    String procedure() {
        return root.text("ContractFolderID");
    }

    /** BT-701. */
    String notice() {
        return root.text("ID");
    }

    /** BT-758: the notice that this one changes, with its version. */
    String changes() {
        return extension("Changes", "ChangedNoticeIdentifier")
                .map(Element::text)
                .findFirst()
                .orElse("");
    }

    /** BT-22, the buyer's own number. */
    String internal() {
        return root.all("ProcurementProject", "ID")
                .map(Element::text)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** BT-21. */
    String title() {
        return worded(root.all("ProcurementProject", "Name"));
    }

    /** BT-262. */
    String category() {
        return root.text("ProcurementProject", "MainCommodityClassification", "ItemClassificationCode");
    }

    /** BT-27. */
    Optional<Stated<Money>> value() {
        return root.all("ProcurementProject", "RequestedTenderTotal", "EstimatedOverallContractAmount")
                .filter(amount -> !amount.text().isEmpty())
                .findFirst()
                .flatMap(EformsNotice::money);
    }

    /** BT-500 of the organisations that OPT-300 names. */
    List<String> buyers() {
        Map<String, Element> parties = parties();
        return buyerIds()
                .map(parties::get)
                .flatMap(Stream::ofNullable)
                .map(party -> worded(party.all("PartyName", "Name")))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** BT-502, BT-503, BT-506 of the buyers. */
    List<Stated<Contact>> contacts() {
        Map<String, Element> parties = parties();
        List<Stated<Contact>> contacts = new ArrayList<>();
        buyerIds()
                .map(parties::get)
                .flatMap(Stream::ofNullable)
                .distinct()
                .forEach(party -> party.first("Contact").ifPresent(contact -> {
                    String name = worded(contact.all("Name"));
                    String email = contact.text("ElectronicMail");
                    String phone = contact.text("Telephone");
                    if (!email.isEmpty() || !phone.isEmpty()) {
                        contacts.add(new Stated<>(
                                new Contact(none(name), none(email), none(phone)), email.isEmpty() ? phone : email));
                    }
                }));
        return contacts;
    }

    List<Element> lots() {
        return root.all("ProcurementProjectLot").toList();
    }

    /** BT-131, each once, in the order of the lots. */
    List<Stated<Moment>> deadlines() {
        return moments("TenderSubmissionDeadlinePeriod", "EndDate", "EndTime");
    }

    /** BT-1311. */
    List<Stated<Moment>> participationDeadlines() {
        return moments("ParticipationRequestReceptionPeriod", "EndDate", "EndTime");
    }

    /** BT-132. */
    List<Stated<Moment>> openings() {
        return moments("OpenTenderEvent", "OccurrenceDate", "OccurrenceTime");
    }

    /** BT-98. */
    Optional<Stated<Quantity>> validity() {
        return root.within()
                .filter(element -> element.name().equals("TenderValidityPeriod"))
                .flatMap(period -> period.all("DurationMeasure"))
                .flatMap(measure -> quantity(measure).stream())
                .findFirst();
    }

    /** BT-36 of the procedure or its first lot that says so. */
    Optional<Stated<Quantity>> period() {
        return projects()
                .flatMap(project -> project.all("PlannedPeriod", "DurationMeasure"))
                .flatMap(measure -> quantity(measure).stream())
                .findFirst();
    }

    /** BT-728, BT-5131, BT-5071, BT-5141 of the first place. */
    String place() {
        return projects()
                .flatMap(project -> project.all("RealizedLocation"))
                .map(location -> Stream.of(
                                location.text("Address", "CityName"),
                                location.text("Address", "CountrySubentityCode"),
                                location.text("Address", "Country", "IdentificationCode"))
                        .filter(part -> !part.isEmpty())
                        .toList())
                .filter(parts -> !parts.isEmpty())
                .map(parts -> String.join(", ", parts))
                .findFirst()
                .orElse("");
    }

    /** BT-21 and BT-25 of the lots, without groups of them. */
    List<Stated<Item>> items() {
        List<Stated<Item>> items = new ArrayList<>();
        for (Element lot : lots()) {
            Element project = lot.first("ProcurementProject").orElse(null);
            String name = project == null ? "" : worded(project.all("Name"));
            boolean group = lot.first("ID")
                    .map(id -> id.attribute("schemeName").equals("LotsGroup"))
                    .orElse(false);
            if (project != null && !name.isEmpty() && !group) {
                Quantity amount = project.first("EstimatedOverallContractQuantity")
                        .flatMap(EformsNotice::quantity)
                        .map(Stated::value)
                        .orElse(null);
                items.add(new Stated<>(new Item(name, amount), name));
            }
        }
        return items;
    }

    /** BT-750, each once. */
    List<String> eligibility() {
        return root.within()
                .filter(element -> element.name().equals("SelectionCriteria"))
                .map(criterion -> worded(criterion.all("Description")))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private Stream<Element> projects() {
        return Stream.concat(root.all("ProcurementProject"), root.all("ProcurementProjectLot", "ProcurementProject"));
    }

    private Stream<Element> extension(String... path) {
        return root.all("UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension")
                .flatMap(extension -> extension.all(path));
    }

    private Stream<String> buyerIds() {
        return root.all("ContractingParty", "Party", "PartyIdentification", "ID")
                .map(Element::text);
    }

    /** Organisations and their points of contact, by their number within the notice. */
    private Map<String, Element> parties() {
        Map<String, Element> parties = new HashMap<>();
        Stream.concat(
                        extension("Organizations", "Organization", "Company"),
                        extension("Organizations", "Organization", "TouchPoint"))
                .forEach(party ->
                        party.all("PartyIdentification", "ID").forEach(id -> parties.putIfAbsent(id.text(), party)));
        return parties;
    }

    /** In the language of the notice where it is given in several. */
    private String worded(Stream<Element> versions) {
        List<Element> all =
                versions.filter(version -> !version.text().isEmpty()).toList();
        return all.stream()
                .filter(version -> version.attribute("languageID").equals(language()))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Element::text)
                .orElse("");
    }

    private List<Stated<Moment>> moments(String period, String day, String hour) {
        Map<String, Stated<Moment>> found = new LinkedHashMap<>();
        root.within().filter(element -> element.name().equals(period)).forEach(element -> {
            String date = element.text(day);
            String time = element.text(hour);
            String text = (date + " " + time).strip();
            moment(date, time).ifPresent(moment -> found.putIfAbsent(text, new Stated<>(moment, text)));
        });
        return List.copyOf(found.values());
    }

    /** XML Schema's date and time, each with a zone of its own. */
    private static Optional<Moment> moment(String date, String time) {
        if (date.length() < 10) {
            return Optional.empty();
        }
        try {
            String zone = date.substring(10).isEmpty() ? zoneOf(time) : date.substring(10);
            return Optional.of(new Moment(
                    LocalDate.parse(date.substring(0, 10)),
                    time.length() < 8 ? null : LocalTime.parse(time.substring(0, 8)),
                    zone.isEmpty() ? null : zone));
        } catch (DateTimeParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String zoneOf(String time) {
        return time.length() < 8 ? "" : time.substring(8).replaceFirst("^\\.\\d+", "");
    }

    private static Optional<Stated<Money>> money(Element amount) {
        String currency = amount.attribute("currencyID");
        return number(amount.text())
                .map(value -> new Stated<>(new Money(value, currency.isEmpty() ? null : currency), amount.text()));
    }

    private static Optional<Stated<Quantity>> quantity(Element measure) {
        String unit = measure.attribute("unitCode");
        return number(measure.text())
                .map(value -> new Stated<>(new Quantity(value, UNITS.getOrDefault(unit, unit)), measure.text()));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d{1,18}(?:\\.\\d{1,8})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}
