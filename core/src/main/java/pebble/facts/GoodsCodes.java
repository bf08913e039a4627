package pebble.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Codes that only their place tells, once goods are known: behind the name of goods in a mail about batches, and the heads of several lines in a mail about batches or orders. */
final class GoodsCodes {

    private static final Pattern LOT_CODE = Pattern.compile(
            "(?=[A-Z0-9-]{0,12}\\d)[A-Z]{1,5}\\d{0,6}(?:-[A-Z0-9]{1,6}){0,3}(?<=\\d[A-Z]?)(?![\\p{L}\\p{N}/%]|[-.]\\p{N})");
    private static final Set<String> BATCHES = WordLists.set("goods-codes.batches");
    private static final Set<String> ORDERS = Set.of(
            "po",
            "pos",
            "order",
            "orders",
            "p.o",
            "bestellung",
            "bestellungen",
            "pedido",
            "pedidos",
            "commande",
            "commandes");

    private GoodsCodes() {}

    static void find(Reading mail) {
        boolean batches = speaksOf(mail, BATCHES);
        boolean orders = speaksOf(mail, ORDERS);
        for (var passage : mail.passages()) {
            if (batches) {
                behindGoods(passage);
            }
            if (batches || orders) {
                headsOfLines(passage, batches ? FactType.BATCH_NUMBER : FactType.PO_NUMBER);
            }
        }
    }

    private static boolean speaksOf(Reading mail, Set<String> words) {
        return mail.passages().stream()
                .flatMap(passage -> passage.words().stream())
                .anyMatch(word -> words.contains(word.lower()));
    }

    private static void behindGoods(Passage passage) {
        var code = LOT_CODE.matcher(passage.text());
        for (var fact : List.copyOf(passage.facts())) {
            boolean bracket = passage.text().startsWith(" (", fact.end());
            if (fact.type() == FactType.PRODUCT && (bracket || passage.text().startsWith(" ", fact.end()))) {
                code.region(fact.end() + (bracket ? 2 : 1), passage.text().length());
                if (code.lookingAt() && passage.isFree(code.start(), code.end())) {
                    passage.add(FactType.BATCH_NUMBER, code.start(), code.end(), code.group());
                }
            }
        }
    }

    private static void headsOfLines(Passage passage, FactType type) {
        Map<String, List<int[]>> heads = new LinkedHashMap<>();
        var code = LOT_CODE.matcher(passage.text());
        for (var line : passage.lines()) {
            if (line.firstWord() < line.endWord()) {
                code.region(passage.words().get(line.firstWord()).start(), line.end());
                if (code.lookingAt() && passage.isFree(code.start(), code.end())) {
                    heads.computeIfAbsent(DocumentNumbers.shape(code.group()), shape -> new ArrayList<>())
                            .add(new int[] {code.start(), code.end()});
                }
            }
        }
        for (var alike : heads.values()) {
            for (var head : alike.size() > 1 ? alike : List.<int[]>of()) {
                passage.add(type, head[0], head[1], passage.text().substring(head[0], head[1]));
            }
        }
    }
}
