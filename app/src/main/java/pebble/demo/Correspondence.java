package pebble.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import pebble.demo.Cast.Company;
import pebble.demo.Cast.Customer;
import pebble.demo.Letter.Attachment;
import pebble.demo.Script.Scene;
import pebble.demo.Script.Turn;

/**
 * The mail of three weeks that end at a given moment. The same moment gives the same bytes, so a demo that was interrupted can be
 * loaded again without doubling a mail.
 */
final class Correspondence {
    private static final List<String> PRODUCTS = List.of(
            "IPA 99.9 %",
            "Acetone",
            "Ethyl acetate",
            "n-Butanol",
            "Toluene",
            "MEK",
            "Butyl glycol",
            "Methylene chloride",
            "Acetic acid glacial",
            "Caustic soda flakes");
    private static final List<String> QUANTITIES =
            List.of("16 MT", "200 drums", "2 ISO tanks", "8 MT", "50 drums", "24 MT", "500 kg");
    private static final List<String> VESSELS = List.of("MV Ocean Pearl", "MV Konkan Star", "MSC Adriana");
    private static final List<String> KILOGRAMS = List.of("16000", "32000", "40000", "8000", "8000", "24000", "500");
    private static final int GST = 18;
    private static final Map<String, List<String>> PAPERS = Script.papers();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter QUOTED =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy 'at' HH:mm", Locale.ENGLISH);

    private final Instant end;
    private final Random random = new Random(20);
    private final Map<String, List<Dated>> boxes = new LinkedHashMap<>();
    private int count;

    private record Dated(Instant at, byte[] raw) {}

    private Correspondence(Instant end) {
        this.end = end;
    }

    /** Address of a mailbox → its mails as one mbox, oldest first. */
    static Map<String, byte[]> until(Instant end) {
        Correspondence all = new Correspondence(end);
        for (Scene scene : Script.scenes()) {
            for (int i = 0; i < scene.times(); i++) {
                all.thread(scene, i);
            }
        }
        all.notices();
        all.oddities();
        // A mail that came to two mailboxes lies on the board of the one that is read first: sales had the copy.
        Map<String, byte[]> mboxes = new LinkedHashMap<>();
        all.boxes.entrySet().stream()
                .sorted(Comparator.comparing(box -> box.getKey().startsWith("sales@")))
                .forEach(box -> mboxes.put(box.getKey(), mbox(box.getValue())));
        return mboxes;
    }

    private void thread(Scene scene, int number) {
        Customer customer = customer(scene);
        Company ours = company(customer);
        boolean first = number % 2 == 0;
        String name = first ? customer.first() : customer.second();
        String me = scene.stream().equals("quality") ? "Sanjay Iyer" : number % 3 == 0 ? "Anita Rao" : "Mira Shah";
        Map<String, String> words = words(customer, name, me);
        String subject = filled(scene.subject(), words);
        String box = box(scene.stream());
        boolean html = random.nextInt(3) == 0;
        List<String> references = new ArrayList<>();
        String before = "";
        Instant at = start(scene);
        for (Turn turn : scene.turns()) {
            at = at.plus(Duration.ofMinutes(turn.hours() * 60L + random.nextInt(50)));
            if (at.isAfter(end)) {
                return;
            }
            String said = filled(turn.text(), words);
            String signature = turn.ours()
                    ? "\n\nRegards,\n" + me + "\n" + ours.name()
                    : "\n\nRegards,\n" + name + "\n" + customer.name() + ", " + customer.city();
            Letter letter = new Letter()
                    .subject(references.isEmpty() ? subject : "Re: " + subject)
                    .at(at)
                    .text(said + signature + (before.isEmpty() ? "" : "\n\n" + before));
            String theirs = address(name, customer.domain());
            if (turn.ours()) {
                letter.from(me, ours.address(box)).header("To", Letter.mailbox(name, theirs));
            } else {
                letter.from(name, theirs).header("To", ours.address(box));
            }
            identify(letter, references, turn.ours() ? ours.domain() : customer.domain());
            if (html) {
                letter.alsoHtml();
            }
            turn.attachments().forEach(attached -> letter.attach(attachment(filled(attached, words), words)));
            deliver(letter, at, ours, box, turn.ours(), alsoTo(ours, box, number, references.size() == 1));
            before = "On " + QUOTED.format(at.atOffset(ZoneOffset.UTC)) + ", " + (turn.ours() ? me : name)
                    + " wrote:\n> " + (said + signature).replace("\n", "\n> ");
        }
    }

    /** Some first mails go to a second mailbox too: of the same company, or of a sister company. */
    private static List<String> alsoTo(Company ours, String box, int number, boolean firstMail) {
        if (!firstMail || number != 3) {
            return List.of();
        }
        return List.of(box.equals("sales") ? Cast.DUBAI.address("sales") : ours.address("sales"));
    }

    /** The copies of one mail differ by the traces of their delivery only. */
    private void deliver(Letter letter, Instant at, Company ours, String box, boolean sent, List<String> also) {
        if (!also.isEmpty()) {
            letter.header("Cc", String.join(", ", also));
        }
        List<String> recipients = new ArrayList<>(List.of(ours.address(box)));
        also.stream().filter(address -> !recipients.contains(address)).forEach(recipients::add);
        for (String recipient : recipients) {
            byte[] raw = letter.bytes();
            String domain = recipient.substring(recipient.indexOf('@') + 1);
            String trace = sent
                    ? ""
                    : "Delivered-To: " + recipient + "\r\nReceived: by mx." + domain + " id " + recipient.hashCode()
                            + "; " + letter.get("Date") + "\r\nAuthentication-Results: mx." + domain
                            + "; spf=pass; dkim=pass\r\n";
            boxes.computeIfAbsent(recipient, unused -> new ArrayList<>()).add(new Dated(at, joined(trace, raw)));
        }
    }

    private void identify(Letter letter, List<String> references, String domain) {
        String id = "<" + String.format("%08x.%04d", random.nextInt(), ++count) + "@" + domain + ">";
        letter.header("Message-ID", id);
        if (!references.isEmpty()) {
            letter.header("In-Reply-To", references.getLast()).header("References", String.join("\r\n ", references));
        }
        references.add(id);
    }

    private void notices() {
        for (Script.Notice notice : Script.notices()) {
            for (Company ours : Cast.GROUP) {
                Instant at = end.minus(Duration.ofMinutes(60 + random.nextInt(15 * 24 * 60)));
                Map<String, String> words = Map.of("domain", ours.domain());
                String head = "From: " + filled(notice.from(), words) + "\nTo: " + ours.address("sales") + "\nSubject: "
                        + notice.subject() + "\nDate: " + new Letter().at(at).get("Date") + "\nMessage-ID: <notice."
                        + (++count) + "@" + ours.domain() + ">\nMIME-Version: 1.0\n" + filled(notice.headers(), words);
                byte[] raw = (head + "\n\n" + filled(notice.text(), words) + "\n")
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
                boxes.computeIfAbsent(ours.address("sales"), unused -> new ArrayList<>())
                        .add(new Dated(at, raw));
            }
        }
    }

    /** A look-alike of our own domain, and a subject that no screen expects. */
    private void oddities() {
        Instant at = end.minus(Duration.ofHours(3));
        Letter spoof = new Letter()
                .from("Anita Rao", "anita.rao@meridianchern.example")
                .header("To", Cast.INDIA.address("sales"))
                .subject("Urgent: change of our bank account")
                .at(at)
                .text(
                        "Dear Mira,\n\nOur bank details have changed with immediate effect. Please inform all customers to pay to the"
                                + " new account today and confirm once done. I am in a meeting, do not call.\n\nAnita");
        identify(spoof, new ArrayList<>(), "meridianchern.example");
        boxes.computeIfAbsent(Cast.INDIA.address("sales"), address -> new ArrayList<>())
                .add(new Dated(
                        at,
                        joined(
                                "Delivered-To: " + Cast.INDIA.address("sales") + "\r\nAuthentication-Results: mx."
                                        + Cast.INDIA.domain() + "; spf=fail; dkim=none; dmarc=fail\r\n",
                                spoof.bytes())));
        Instant earlier = end.minus(Duration.ofHours(30));
        Letter lengthy = new Letter()
                .from("Alok Tiwari", "alok.tiwari@gangaagro.example")
                .header("To", Cast.INDIA.address("logistics"))
                .subject(
                        "Fwd: Re: Re: Fwd: URGENT most URGENT - reg. supply of balance quantity against our Purchase Order GAI/2026/PUR/00417"
                                + " dated 02.03.2026 amendment no. 3 and subsequent telephonic discussion had with your Mr. Shah on even date"
                                + " regarding demurrage charges, e-way bill extension and unloading labour at Kanpur depot no. 2 (old godown)")
                .at(earlier)
                .text("Dear Sir,\n\nPlease see subject and do the needful.\n\nAlok Tiwari\nGanga Agro Industries");
        identify(lengthy, new ArrayList<>(), "gangaagro.example");
        deliver(lengthy, earlier, Cast.INDIA, "logistics", false, List.of());
    }

    private Customer customer(Scene scene) {
        if (scene.stream().equals("tender")) {
            return scene.language().equals("es") ? Cast.BUYERS.getLast() : Cast.BUYERS.get(random.nextInt(3));
        }
        String language = scene.language().equals("ar") ? "ae" : scene.language();
        List<Customer> fitting = Cast.CUSTOMERS.stream()
                .filter(c -> c.language().equals(language)
                        || language.equals("en") && c.language().equals("ae"))
                .toList();
        List<Customer> choice = fitting.isEmpty() ? Cast.CUSTOMERS.subList(0, 7) : fitting;
        return choice.get(random.nextInt(choice.size()));
    }

    private static Company company(Customer customer) {
        return switch (customer.language()) {
            case "ae" -> Cast.DUBAI;
            case "de", "fr", "es" -> Cast.GERMANY;
            default -> Cast.INDIA;
        };
    }

    private static String box(String stream) {
        return switch (stream) {
            case "unclassified" -> "info";
            case "operations" -> "logistics";
            default -> stream;
        };
    }

    /** More of the last days than of the first, and early enough that most conversations have come to their end. */
    private Instant start(Scene scene) {
        long hours = scene.turns().stream().mapToLong(Turn::hours).sum();
        double back =
                Math.pow(random.nextDouble(), 1.6) * 19 * 24 + hours * (random.nextInt(4) == 0 ? 0.3 : 1.05) + 0.5;
        return end.minus(Duration.ofMinutes((long) (Math.min(back, 20 * 24) * 60)));
    }

    private Map<String, String> words(Customer customer, String name, String me) {
        Map<String, String> words = new HashMap<>();
        words.put("company", customer.name());
        words.put("city", customer.city());
        words.put("first", name.split(" ")[0]);
        words.put("last", name.substring(name.lastIndexOf(' ') + 1));
        words.put("me", me.split(" ")[0]);
        words.put("product", PRODUCTS.get(random.nextInt(PRODUCTS.size())));
        words.put("product2", PRODUCTS.get(random.nextInt(PRODUCTS.size())));
        words.put("qty", QUANTITIES.get(random.nextInt(QUANTITIES.size())));
        words.put("price", String.valueOf(70 + random.nextInt(90)));
        words.put("po", "45000" + (10000 + random.nextInt(90000)));
        words.put("lot", "ML" + (2600 + random.nextInt(99)) + (char) ('A' + random.nextInt(20)));
        words.put("tender", "GEM/2026/B/" + (6000000 + random.nextInt(900000)));
        words.put("vessel", VESSELS.get(random.nextInt(VESSELS.size())));
        words.put("num", String.valueOf(1000 + random.nextInt(9000)));
        int kilograms = Integer.parseInt(KILOGRAMS.get(QUANTITIES.indexOf(words.get("qty"))));
        int net = kilograms * Integer.parseInt(words.get("price"));
        words.put("kg", String.valueOf(kilograms));
        words.put("net", net + ".00");
        words.put("gst", net / 100 * GST + ".00");
        words.put("gross", net + net / 100 * GST + ".00");
        words.put("seller", company(customer).name());
        words.put("today", DAY.format(LocalDate.ofInstant(end, ZoneOffset.UTC)));
        words.put(
                "deadline", DAY.format(LocalDate.ofInstant(end, ZoneOffset.UTC).plusDays(2 + random.nextInt(14))));
        return words;
    }

    private static String filled(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    private static Attachment attachment(String attached, Map<String, String> words) {
        boolean pdf = attached.startsWith("pdf ");
        String name = attached.substring(4).replace("/", "-").replace(" %", "").replace(' ', '-');
        String title = name.replaceAll("\\.(pdf|csv)$", "");
        return pdf
                ? new Attachment(title + ".pdf", "application/pdf", paper(title, words))
                : new Attachment(
                        title + ".csv",
                        "text/csv; charset=utf-8",
                        Papers.csv(List.of(
                                "item,product,quantity,unit,needed by",
                                "1," + words.get("product") + "," + words.get("qty") + ",," + words.get("deadline"),
                                "2," + words.get("product2") + ",5 MT,," + words.get("deadline"))));
    }

    private static byte[] paper(String title, Map<String, String> words) {
        for (Map.Entry<String, List<String>> paper : PAPERS.entrySet()) {
            if (title.startsWith(paper.getKey())) {
                List<String> lines = paper.getValue().stream()
                        .map(line -> filled(line, words))
                        .toList();
                return Papers.pdf(lines.getFirst(), lines.subList(1, lines.size()));
            }
        }
        return Papers.pdf(
                title,
                List.of(
                        "Reference: " + words.get("po"),
                        "Product: " + words.get("product"),
                        "Quantity: " + words.get("qty"),
                        "Issued for " + words.get("company") + ", " + words.get("city")));
    }

    private static String address(String name, String domain) {
        String local = java.text.Normalizer.normalize(
                        name.toLowerCase(Locale.ROOT).replace("ß", "ss"), java.text.Normalizer.Form.NFD)
                .replaceAll("[^a-z ]", "")
                .trim()
                .replaceAll(" +", ".");
        return local + "@" + domain;
    }

    private static byte[] joined(String head, byte[] rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(rest);
        return all.toByteArray();
    }

    private static byte[] mbox(List<Dated> mails) {
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        mails.stream().sorted(Comparator.comparing(Dated::at)).forEach(mail -> {
            mbox.writeBytes("From demo@pebble Thu Jan  1 00:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
            mbox.writeBytes(mail.raw());
            mbox.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
        });
        return mbox.toByteArray();
    }
}
