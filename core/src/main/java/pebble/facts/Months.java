package pebble.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of months in the languages of our mails. */
final class Months {
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final List<String> NAMES = List.of(
            "january jan januar jänner janv janvier enero ene janeiro gennaio gen januari ocak styczeń stycznia январь января जनवरी janvary",
            "february feb februar feber février fevrier févr febrero fevereiro fev febbraio febbr februari şubat luty lutego февраль февраля फरवरी फ़रवरी",
            "march mar märz maerz mrz mars marzo março marco maart mart marzec marca март марта मार्च",
            "april apr avril avr abril abr aprile nisan kwiecień kwietnia апрель апреля अप्रैल",
            "may mai mayo maio maggio mag mei mayıs maj maja май мая मई",
            "june jun juni juin junio junho giugno giu haziran czerwiec czerwca июнь июня जून",
            "july jul juli juillet juil julio julho luglio lug temmuz lipiec lipca июль июля जुलाई",
            "august aug août aout agosto ago augustus ağustos sierpień sierpnia август августа अगस्त",
            "september sep sept septembre septiembre setiembre setembro set settembre sett eylül wrzesień września сентябрь сентября सितंबर सितम्बर",
            "october oct oktober okt octobre octubre outubro out ottobre ott ekim październik października октябрь октября अक्टूबर अक्तूबर",
            "november nov novembre noviembre novembro kasım listopad listopada ноябрь ноября नवंबर नवम्बर",
            "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre desember aralık grudzień grudnia декабрь декабря दिसंबर दिसम्बर");

    static {
        for (int month = 0; month < NAMES.size(); month++) {
            for (var name : NAMES.get(month).split(" ")) {
                NUMBERS.putIfAbsent(name, month + 1);
            }
        }
    }

    private Months() {}

    /** 1 to 12, 0 when the word in lower case names no month. */
    static int number(String word) {
        return NUMBERS.getOrDefault(word, 0);
    }
}
