package pebble.tender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.fields.Field;
import pebble.fields.Field.Source;
import pebble.fields.FieldName;
import pebble.fields.Stating;
import pebble.fields.Typed;
import pebble.layout.Quotes;
import pebble.layout.Standards;
import pebble.layout.Strip;
import pebble.llm.Answer;
import pebble.llm.AnswerSchema;
import pebble.llm.Answers;
import pebble.llm.Instruction;
import pebble.llm.Limits;
import pebble.reading.PageText;
import tools.jackson.databind.JsonNode;

/**
 * Asks the language model, where one is set up, for what rules did not find or are not sure of. It is asked for the words of the document alone: what does not stand
 * there is dropped, and what the words mean is read by our own rules. So it can point at a wrong place and no more, and what it points at is never told for sure.
 */
@Component
class Gaps {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 900, 28_000);
    private static final Limits LISTS = new Limits(Duration.ofSeconds(60), 2_000, 28_000);
    private static final double POINTED_AT = 0.7;
    private static final double AGREED = 0.85;
    private static final int LONGEST = 300;
    private static final int MOST = 25;

    private static final Map<FieldName, String> ASKED = new EnumMap<>(Map.ofEntries(
            Map.entry(FieldName.BID_NUMBER, "the number by which the tender is called"),
            Map.entry(FieldName.TITLE, "what is to be supplied or done, in a line"),
            Map.entry(FieldName.BUYER, "the organisation that buys"),
            Map.entry(FieldName.CATEGORY, "the category of the goods"),
            Map.entry(FieldName.ESTIMATED_VALUE, "the estimated value, with its currency"),
            Map.entry(FieldName.EMD, "the deposit that bidders pay (earnest money, bid security)"),
            Map.entry(FieldName.SUBMISSION_DEADLINE, "the day and hour until which bids are taken"),
            Map.entry(FieldName.OPENING_DATE, "the day and hour at which bids are opened"),
            Map.entry(FieldName.VALIDITY, "how long bids must hold"),
            Map.entry(FieldName.DELIVERY_PLACE, "where the goods are delivered"),
            Map.entry(FieldName.DELIVERY_PERIOD, "within what time they are delivered"),
            Map.entry(FieldName.ITEMS, "each of the goods to be supplied, with how much of it"),
            Map.entry(FieldName.DOCUMENTS_REQUIRED, "each paper that bidders must hand in"),
            Map.entry(FieldName.ELIGIBILITY, "each condition that a bidder must meet to take part")));

    private final Answers answers;

    Gaps(Answers answers) {
        this.answers = answers;
    }

    static Set<FieldName> asked() {
        return ASKED.keySet();
    }

    /** The same fields, and those that were missing as far as they were found. */
    List<Field> filled(List<Field> fields, List<PageText> pages, @Nullable String language) {
        if (!answers.configured()) {
            return fields;
        }
        String text = pages.stream().map(PageText::text).collect(Collectors.joining("\n\n"));
        Standards standards = Standards.of(text, language);
        List<FieldName> single = wanted(name -> !name.many()
                && find(fields, name)
                        .map(field -> field.confidence() < Field.SURE)
                        .orElse(true));
        // By themselves: a long list must not cost the deadline its answer.
        List<FieldName> lists = wanted(name -> name.many() && find(fields, name).isEmpty());
        List<Field> filled = filled(fields, single, LIMITS, text, new Quotes(pages), standards);
        return filled(filled, lists, LISTS, text, new Quotes(pages), standards);
    }

    private static List<FieldName> wanted(Predicate<FieldName> missing) {
        return ASKED.keySet().stream().filter(missing).toList();
    }

    private List<Field> filled(
            List<Field> fields,
            List<FieldName> wanted,
            Limits limits,
            String text,
            Quotes quotes,
            Standards standards) {
        if (wanted.isEmpty()) {
            return fields;
        }
        return answers.ask(instruction(wanted), text, schema(wanted), limits) instanceof Answer.Given given
                ? merged(fields, wanted, given.value(), quotes, standards)
                : fields;
    }

    private static List<Field> merged(
            List<Field> fields, List<FieldName> wanted, JsonNode answer, Quotes quotes, Standards standards) {
        List<Field> merged = new ArrayList<>(fields);
        Stating stating = new Stating(Source.LLM);
        for (FieldName name : wanted) {
            Optional<Field> old = find(fields, name);
            List<String> said = said(answer.path(name.key()));
            if (!name.many()) {
                said.stream()
                        .findFirst()
                        .flatMap(quote -> read(name, quote, quotes, standards))
                        .ifPresent(pointed -> {
                            old.ifPresent(merged::remove);
                            merged.add(old.map(known -> better(known, pointed)).orElse(pointed));
                        });
            } else {
                said.forEach(quote -> quotes.find(quote)
                        .ifPresent(where -> Typed.read(name.type(), quote, standards.currency(), null)
                                .ifPresent(value -> stating.add(name, value, quote, where, POINTED_AT))));
            }
        }
        merged.addAll(stating.all());
        return merged.stream()
                .sorted(Comparator.comparing(Field::name).thenComparingInt(Field::n))
                .toList();
    }

    /** Where both find the same, neither guessed. */
    private static Field better(Field known, Field pointed) {
        return Objects.equals(known.value(), pointed.value())
                ? new Field(known.name(), 1, known.value(), known.text(), known.place(), AGREED, known.source(), null)
                : known.confidence() >= POINTED_AT ? known : pointed;
    }

    private static List<String> said(JsonNode answer) {
        Stream<JsonNode> all = answer.isArray() ? answer.valueStream() : Stream.of(answer);
        return all.filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(quote -> !quote.isBlank() && quote.length() <= LONGEST)
                .limit(MOST)
                .toList();
    }

    private static Optional<Field> read(FieldName name, String quote, Quotes quotes, Standards standards) {
        return quotes.find(quote)
                .flatMap(where -> new TenderValues(standards, false)
                        .read(name, "", new Strip(quote, List.of()))
                        .map(read -> Field.found(
                                name, 1, read.value(), quote, where, POINTED_AT * read.sure(), Source.LLM)));
    }

    private static Optional<Field> find(List<Field> fields, FieldName name) {
        return fields.stream()
                .filter(field -> field.name() == name && field.n() == 1)
                .findFirst();
    }

    private static Instruction instruction(List<FieldName> wanted) {
        return new Instruction(
                "tender",
                """
                You read a tender document for people who may bid. For each of these, copy the words of the text that state it, exactly as they stand there, \
                without the label before them, one by one where it says "each"; null where the text does not state it. Change, translate, add and work out nothing.
                """
                        + wanted.stream()
                                .map(name -> "\"" + name.key() + "\": " + ASKED.get(name) + ".")
                                .collect(Collectors.joining("\n")));
    }

    private static AnswerSchema schema(List<FieldName> wanted) {
        String quotation = "{\"type\": [\"string\", \"null\"], \"maxLength\": " + LONGEST + "}";
        // What of a list is too much is left out, and the rest is taken.
        String list = "{\"type\": [\"array\", \"null\"], \"items\": {\"type\": \"string\"}}";
        Function<FieldName, String> property = name -> "\"" + name.key() + "\": " + (name.many() ? list : quotation);
        return AnswerSchema.of(
                "tender",
                "{\"type\": \"object\", \"additionalProperties\": false, \"required\": ["
                        + wanted.stream().map(name -> "\"" + name.key() + "\"").collect(Collectors.joining(", "))
                        + "], \"properties\": {"
                        + wanted.stream().map(property).collect(Collectors.joining(", ")) + "}}");
    }
}
