package pebble.facts;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Names built by the rules of chemical naming: a salt ("barium nitrate dihydrate"), an ester, ether or amine ("amyl formate"), an acid
 * ("malonic acid"), or one word with the root and the ending of a compound ("cyclopentanone", "tetrahydrofuran"), in English spelling and its
 * German, French, Spanish, Portuguese and Italian relatives, and in Chinese.
 */
final class ChemicalNames {
    private static final Set<String> CATIONS = WordLists.set("chemical-names.cations");
    private static final Set<String> PREFIXES = WordLists.set("chemical-names.prefixes");
    private static final Pattern ANION = Pattern.compile(
            "(?:mono|di|tri|tetra|hypo|per|meta|bi|tripoly|hexameta|pyro|ortho|poly|thio|oxy|penta|tert-?)?(?:sul(?:ph|f)(?:ate|ite|ide)|phosph(?:ate|ite|ide)|(?:chlor|brom|iod|fluor)(?:ide|ate|ite)|nitr(?:ate|ite|ide)|carbonate|silicate|acetate|formate"
                    + "|citrate|tartrate|oxalate|lactate|gluconate|benzoate|stearate|sorbate|propionate|borate|aluminate|chromate|dichromate|molybdate|tungstate|permanganate|hydroxide|oxide|dioxide|trioxide|pentoxide|peroxide|hydride|borohydride|cyanide|thiocyanate"
                    + "|cyanate|amide|azide|methoxide|ethoxide|butoxide|isopropoxide|carbide|boride|fumarate|maleate|malate|succinate|salicylate|palmitate|laurate|oleate|ascorbate|glutamate|saccharin|alginate|caseinate|humate|persul(?:ph|f)ate|sulphonate|sulfonate"
                    + "|hydrosul(?:ph|f)ite|metabisul(?:ph|f)ite|bisul(?:ph|f)(?:ite|ate)|bicarbonate|thiosul(?:ph|f)ate|metasilicate|tripolyphosphate|hexametaphosphate|pyrophosphate|triphosphate|hypochlorite|chloroacetate|glycolate|lignosul(?:ph|f)onate|naphthenate|octoate|edetate|hydrate|hydrosulphide|hydrosulfide"
                    + "|bichromate|metaborate|perborate|percarbonate|stannate|vanadate|titanate|zirconate|ferrocyanide|ferricyanide|selenite|selenate|tetraborate|oxychloride|pentachloride|trichloride|tetrachloride|disul(?:ph|f)ide|isocyanate)s?");
    private static final Pattern ALKYL = Pattern.compile(
            "(?:mono|di|tri|tetra|iso|sec|tert|neo|cyclo|bis)*-?(?:meth|eth|prop|but|pent|amyl?|hex|hept|oct|non|dec|dodec|laur|cet|stear|ole|vin|all|benz|phen|acet|benzo|furfur|ethylhex|glyc[eo]r|glycid|isopropyl|isobut|isoam|diacetone|tolu|xyl)(?:yl|oyl|ylene|)");
    private static final Pattern GROUP = Pattern.compile(
            "(?:mono|di|tri)?(?:acetate|acetoacetate|alcohol|ketone|ether|amine|acrylate|methacrylate|chloride|bromide|iodide|formate|propionate|lactate|benzoate|carbonate|salicylate|phthalate|stearate|oleate|laurate|palmitate|sul(?:ph|f)ate|sul(?:ph|f)oxide|sul(?:ph|f)ide|formamide|acetamide|glycol"
                    + "|cellosolve|carbitol|isocyanate|mercaptan|hydroquinone|paraben|cyanoacetate|malonate|oxide|peroxide|silicone|nitrile|aldehyde|anhydride|benzene|phenol|aniline|toluene|cyanide|nitrite|orthoformate|chloroformate|citrate|maleate|adipate|sebacate|oxalate|dichloride|butyrate|borate|phosphate|phosphite|methylether|hydrazine|urea|crotonate|levulinate)s?");
    private static final Pattern ROOTED = Pattern.compile(
            "(?:mono|di|tri|tetra|penta|hexa|iso|cyclo|poly|per|hydro|de|bi|neo|ortho|para|meta|bis|tris|\\d)*(?:meth(?:yl|ox|an|en|ac)|eth(?:yl|ox|an|en)|prop(?:yl|an|en|ion|ox)|but(?:yl|an|en|yr|ox)|pent(?:yl|an|en|ox)|hex(?:yl|an|en|ox|am)|hept(?:yl|an)|oct(?:yl|an)|dodec|laur(?:yl|ic)|cetyl|stear|oleyl|benz|phen(?:yl|ol|ox|an)"
                    + "|tolu|xyl(?:en|id|it)|naphth|anthr|furf|furan|pyr(?:id|rol|im|az)|imidaz|triaz|tetraz|thiaz|oxaz|piper|morphol|quinol|indol|thio|thiophen|chlor|brom|iod|fluor|nitr|amin|acet|form(?:al|am)|glyc(?:er|ol|in|id)|glut|sorb|mannit|gluc|salicyl|phthal|terephthal|sul(?:ph|f)(?:on|am|ur)|phosph|sil(?:an|ox|ic)|cyan"
                    + "|perox|hydrox|hydraz|hydroquin|carb(?:on|am|ox)|caprol|malon|succin|adip|male|crotyl|acryl|vinyl|styr|ure|melam|guanid|cresol|anil(?:in|id)|tartar|hexam|levul|lact(?:on|am)|valer|resorc|catech|menth|terpin|limon|pinen|eugen|vanill|coumar|camph|sacchar|cholin|betain|carnit|taur|paraben)"
                    + "[a-zéèíóáôç]{0,24}(?:ol|one|on|ane|an|ene|en|yne|ine|in|ide|amide|amin|amine|nitrile|nitril|oxide|oxid|ether|ester|aldehyde|aldehyd|azole|azol|furan|furfural|anhydride|ate|at|ite|it|yl|acid|säure|ose|ilane|siloxane|oic|ona|ol[oa]|eno|ano|ina|ida|ato|ito|olo|one)");
    private static final Set<String> NO_CHEMICALS = WordLists.set("chemical-names.no-chemicals");
    private static final Pattern CHINESE = Pattern.compile(
            "(?:\\d(?:,\\d)*-|[NDLnp]-)?(?:无水|一水|二水|五水|七水|工业|食品级)?[甲乙丙丁戊己庚辛壬癸环异正仲叔邻对碳二三四五六七八氢氧氯溴氟碘硝氨氮硫磷硅硼钠钾钙镁锌铜铁铝锂钡锰铵铬镍酸酯醇酮醚胺腈烷烯炔苯酚醛基酰化亚次过重焦偏聚烧纯碱咪唑哌嗪呋喃吡啶吗啉噻萘酐醌脲肼糠柠檬草甘油硬脂油葡萄糖乳酒石山梨水杨巯羟羧卤苄异丙肟]{2,16}(?<=[酸酯醇酮醚胺腈烷烯炔苯酚醛钠钾钙镁锌铜铁铝锂碱唑嗪喃啶啉酐脲肼油糖水铵萘])");
    private static final Set<String> NO_CHINESE =
            Set.of("过氧", "亚硝胺", "重水", "正烷", "二水", "一水", "酒水", "油水", "二烷", "对苯", "汽油");

    private ChemicalNames() {}

    /** The index after the compound that begins at a word; -1 when none does. */
    static int end(Passage passage, int first) {
        var word = passage.words().get(first).lower();
        if (word.charAt(0) > 0x24f || word.length() > 40) {
            return -1;
        }
        if (CATIONS.contains(word)) {
            int salt = salt(passage, first);
            if (salt > 0) {
                return salt;
            }
        }
        int acid = acid(passage, first);
        if (acid > 0) {
            return acid;
        }
        int ester = ester(passage, first);
        return ester > 0 ? ester : chain(passage, first);
    }

    private static int salt(Passage passage, int first) {
        int end = -1;
        for (int i = first + 1; i < Math.min(passage.words().size(), first + 6) && isTight(passage, i - 1); i++) {
            var word = passage.words().get(i).lower();
            if (ANION.matcher(word).matches()) {
                end = i + 1;
            } else if (!PREFIXES.contains(word) && !CATIONS.contains(word)) {
                break;
            }
        }
        return end;
    }

    /** "malonic acid", "2-methyl butanoic acid", "L-malic acid"; not "mineral acid" or "free acid". */
    private static int acid(Passage passage, int first) {
        for (int i = first + 1; i < Math.min(passage.words().size(), first + 6) && isTight(passage, i - 1); i++) {
            var word = passage.words().get(i).lower();
            if (word.equals("acid") || word.equals("acids")) {
                var before = passage.words().get(i - 1).lower();
                return before.endsWith("ic")
                                        && before.length() > 4
                                        && !before.equals("organic")
                                        && !before.equals("inorganic")
                                        && !before.equals("basic")
                                || before.equals("amino")
                        ? i + 1
                        : -1;
            }
            boolean goesOn = PREFIXES.contains(passage.words().get(i - 1).lower())
                    || passage.between(i - 1, i).equals("-");
            if (!goesOn) {
                return -1;
            }
        }
        return -1;
    }

    private static int ester(Passage passage, int first) {
        var words = passage.words();
        int at = first;
        while (at + 1 < words.size()
                && at - first < 4
                && isTight(passage, at)
                && isLink(words.get(at).lower())
                && !GROUP.matcher(words.get(at + 1).lower()).matches()) {
            at++;
        }
        if (at + 1 >= words.size()
                || !isTight(passage, at)
                || !isAlkyl(words.get(at).lower())
                || !GROUP.matcher(words.get(at + 1).lower()).matches()) {
            return -1;
        }
        int end = at + 2;
        while (end < words.size()
                && isTight(passage, end - 1)
                && GROUP.matcher(words.get(end).lower()).matches()) {
            end++;
        }
        return end;
    }

    private static boolean isLink(String word) {
        return isAlkyl(word) || PREFIXES.contains(word);
    }

    private static boolean isAlkyl(String word) {
        return word.length() > 3
                && (word.endsWith("yl")
                        || word.endsWith("ylene")
                        || word.endsWith("oyl")
                        || word.startsWith("diacetone"))
                && ALKYL.matcher(word).matches();
    }

    /** Words joined by hyphens, or one alone, the last of which has the root and the ending of a compound. */
    private static int chain(Passage passage, int first) {
        var words = passage.words();
        int end = first + 1;
        while (end < words.size()
                && end - first < 8
                && (passage.between(end - 1, end).equals("-")
                        || passage.between(end - 1, end).equals(",")
                                && isLocant(words.get(end - 1).lower()))) {
            end++;
        }
        for (int last = end; last > first; last--) {
            var word = words.get(last - 1).lower();
            boolean rooted = word.length() >= 6
                    && word.length() <= 34
                    && !NO_CHEMICALS.contains(word)
                    && !isEnglish(word)
                    && ROOTED.matcher(word).matches();
            if (rooted && (last - first == 1 || isPrefixed(passage, first, last))) {
                return last;
            }
        }
        return -1;
    }

    private static boolean isPrefixed(Passage passage, int first, int last) {
        for (int i = first; i < last - 1; i++) {
            var word = passage.words().get(i).lower();
            if (!isLocant(word)
                    && !PREFIXES.contains(word)
                    && !isAlkyl(word)
                    && !ROOTED.matcher(word).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLocant(String word) {
        return word.length() <= 2
                || word.equals("tert")
                || word.equals("sec")
                || word.equals("iso")
                || word.equals("cis")
                || word.equals("trans");
    }

    /** Endings of ordinary words that the pattern would let through. */
    private static boolean isEnglish(String word) {
        return word.endsWith("tion")
                || word.endsWith("ation")
                || word.endsWith("line")
                        && !word.endsWith("oline")
                        && !word.endsWith("aline")
                        && !word.endsWith("yline")
                        && !word.endsWith("niline")
                || word.endsWith("icon")
                || word.endsWith("ician")
                || word.endsWith("gation")
                || word.endsWith("mation")
                || word.endsWith("ison")
                || word.endsWith("ight")
                || word.endsWith("ment")
                || word.endsWith("ism")
                || word.endsWith("logy");
    }

    private static boolean isTight(Passage passage, int word) {
        var between = passage.between(word, word + 1);
        return between.equals(" ") || between.equals("-") || between.equals("‑") || between.equals("\u00a0");
    }

    static void chinese(Passage passage, BiConsumer<Integer, Integer> found) {
        if (passage.text().chars().noneMatch(letter -> Passage.isHan((char) letter))) {
            return;
        }
        var name = CHINESE.matcher(passage.text());
        while (name.find()) {
            if (!NO_CHINESE.contains(name.group())) {
                found.accept(name.start(), name.end());
            }
        }
    }
}
