package pebble.classification;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Domains that pass for one of ours or of a company we know. What was compared once is remembered. */
final class Lookalikes {
    private static final int REMEMBERED = 20_000;

    /** Where anybody can have an address: nobody's look-alike, and not a company's domain. */
    private static final Set<String> FREE = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "yahoo.com",
            "yahoo.co.in",
            "yahoo.in",
            "ymail.com",
            "rediffmail.com",
            "aol.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "gmx.de",
            "gmx.net",
            "gmx.com",
            "web.de",
            "t-online.de",
            "mail.ru",
            "yandex.ru",
            "yandex.com",
            "qq.com",
            "163.com",
            "126.com",
            "sina.com",
            "foxmail.com",
            "mail.com",
            "proton.me",
            "protonmail.com",
            "zoho.com",
            "zohomail.com",
            "orange.fr",
            "free.fr",
            "wanadoo.fr",
            "laposte.net",
            "libero.it",
            "hotmail.co.uk",
            "btinternet.com",
            "comcast.net",
            "verizon.net",
            "att.net",
            "naver.com",
            "hanmail.net",
            "daum.net");
    /** What fraudsters hang on a company's name. */
    private static final Set<String> BAIT = Set.of(
            "payment",
            "payments",
            "pay",
            "billing",
            "invoice",
            "invoices",
            "account",
            "accounts",
            "accounting",
            "finance",
            "secure",
            "security",
            "support",
            "service",
            "services",
            "mail",
            "email",
            "online",
            "portal",
            "login",
            "verify",
            "bank",
            "banking",
            "group",
            "corp",
            "inc",
            "ltd",
            "global",
            "intl",
            "international",
            "india",
            "usa",
            "uk",
            "eu",
            "china",
            "hr",
            "admin",
            "office",
            "team",
            "sales",
            "orders",
            "order",
            "purchase",
            "procurement",
            "tender",
            "logistics",
            "shipping",
            "export",
            "help");

    private static final Map<Character, String> SHAPES = new HashMap<>();

    static {
        shapes("аеорсхуіјѕһԁԛԝкмтнгпвьб", "aeopcxyljshdqwkmthrnbb6");
        shapes("αονρτικυεηχωβγ", "aovptlkuenxwby");
        shapes("ɡıłøđ0135il|", "gllodolesll" + "l");
    }

    /** @param grave whether it is drawn to deceive the eye, or passes for us */
    record Resemblance(String sentence, boolean grave) {}

    private final List<DomainName> known = new ArrayList<>();
    private final Set<String> organisations = new HashSet<>();
    private final Set<String> ours = new HashSet<>();
    private final Map<String, DomainName> byShape = new HashMap<>();
    private final Map<String, DomainName> byName = new HashMap<>();
    private final Map<String, Optional<Resemblance>> remembered = new ConcurrentHashMap<>();

    Lookalikes(Collection<String> own, Collection<String> companies) {
        own.forEach(domain -> ours.add(DomainName.of(domain).organisation()));
        own.forEach(this::add);
        companies.forEach(this::add);
    }

    private void add(String domain) {
        var name = DomainName.of(domain);
        if (name.name().length() < 3 || FREE.contains(name.organisation()) || !organisations.add(name.organisation())) {
            return;
        }
        known.add(name);
        byShape.putIfAbsent(skeleton(name.name()), name);
        byName.putIfAbsent(name.name(), name);
    }

    boolean isKnown(DomainName domain) {
        return organisations.contains(domain.organisation());
    }

    boolean isOurs(DomainName domain) {
        return ours.contains(domain.organisation());
    }

    /** What this domain passes for; null for what is known itself or resembles nothing. */
    @Nullable
    Resemblance resemblance(DomainName domain) {
        if (isKnown(domain)
                || FREE.contains(domain.organisation())
                || domain.whole().length() > 253) {
            return null;
        }
        var before = remembered.get(domain.whole());
        if (before != null) {
            return before.orElse(null);
        }
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        var found = compare(domain);
        remembered.put(domain.whole(), Optional.ofNullable(found));
        return found;
    }

    private @Nullable Resemblance compare(DomainName domain) {
        var dotted = '.' + domain.whole() + '.';
        for (var each : known) {
            if (dotted.contains(each.organisation()) && dotted.contains('.' + each.organisation() + '.')) {
                return looksLike(domain, each, "is another domain that begins like", true);
            }
        }
        var name = domain.name();
        var shape = byShape.get(skeleton(name));
        if (shape != null && !shape.name().equals(name) && shape.name().length() >= 4) {
            return looksLike(domain, shape, "is written to look like", true);
        }
        var same = byName.get(name);
        if (same != null && (name.length() >= 5 || isOurs(same) && name.length() >= 3)) {
            return looksLike(domain, same, "differs only in its ending from", false);
        }
        for (var each : known) {
            if (wears(name, each.name())) {
                return looksLike(domain, each, "puts words to the name of", false);
            }
        }
        for (var each : known) {
            int letters = Math.min(each.name().length(), name.length());
            int limit = letters >= 10 ? 2 : letters >= 5 ? 1 : 0;
            if (limit > 0 && EditDistance.within(name, each.name(), limit)) {
                return looksLike(domain, each, "differs by a letter or two from", false);
            }
        }
        return null;
    }

    private Resemblance looksLike(DomainName domain, DomainName other, String how, boolean drawn) {
        var whose = isOurs(other) ? "our own domain " : "the known domain ";
        return new Resemblance(
                "The domain " + domain.whole() + " " + how + " " + whose + other.organisation() + ".",
                drawn || isOurs(other));
    }

    /** "acme-payments", "my-acme", "acmebilling". */
    private static boolean wears(String name, String known) {
        int at = name.indexOf(known);
        if (at < 0 || known.length() < 4 || name.equals(known)) {
            return false;
        }
        var before = name.substring(0, at);
        var after = name.substring(at + known.length());
        boolean hyphened = (before.isEmpty() || before.endsWith("-")) && (after.isEmpty() || after.startsWith("-"));
        var words = (before + '-' + after).replaceAll("^-+|-+$", "").split("-+");
        boolean bait = true;
        for (var word : words) {
            bait &= BAIT.contains(word);
        }
        return bait || hyphened && known.length() >= 6;
    }

    /** What a word looks like at a glance: accents, other alphabets, digits and "rn" for "m" made equal. */
    static String skeleton(String word) {
        var plain = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var shape = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.FORMAT) {
                var drawn = SHAPES.get(c);
                if (drawn == null) {
                    shape.append(c);
                } else {
                    shape.append(drawn);
                }
            }
        }
        return shape.toString().replace("rn", "m").replace("vv", "w").replace("cl", "d");
    }

    private static void shapes(String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            SHAPES.put(from.charAt(i), to.substring(i, i + 1));
        }
    }
}
