package pebble.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparatorsTest {

    /** Pages apart by a comma: what each says, a dot for nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".,.,.                                | 1-3",
                ".,PATCH-T,.                          | 1-1 3-3",
                ".,.,PATCHT,.,.                       | 1-2 4-5",
                ".,PEBBLE-SPLIT,.                     | 1-1 3-3",
                "PATCH-T,.,.                          | 2-3",
                ".,PATCH-T,PATCH-T,.                  | 1-1 4-4",
                ".,.,PATCH-T                          | 1-2",
                "PATCH-T,PATCH-T                      | ''",
                "ASN00012,.,ASN13,.                   | 1-2#12 3-4#13",
                ".,ASN00012,.                         | 1-1 2-3#12",
                "ASN12,ASN12,.,ASN13                  | 1-3#12 4-4#13",
                "ASN12,PATCH-T,.                      | 1-1#12 3-3",
                "ASN12,PATCH-T,ASN12                  | 1-1#12 3-3#12",
                "., PATCH-T ASN7 ,.                   | 1-1 2-3#7",
                "., ASN7 ASN8 ,.                      | 1-1 2-3#7",
                ".,https://pay.example/1,.            | 1-3",
                ".,asn12,patch-t                      | 1-3",
                ".,ASN1234567890,.                    | 1-3",
                "ASN 12,.                              | 1-2#12"
            })
    void a_scan_is_split_where_its_pages_say_so(String pages, String parts) {
        Map<Integer, List<String>> codes = new HashMap<>();
        String[] said = pages.split(",");
        for (int i = 0; i < said.length; i++) {
            String page = said[i].strip();
            List<String> words = new ArrayList<>();
            if (page.startsWith("ASN ")) {
                words.add(page);
            } else if (!page.equals(".")) {
                words.addAll(List.of(page.split(" ")));
            }
            codes.put(i + 1, words);
        }

        assertThat(Separators.parts(said.length, codes).stream()
                        .map(part -> part.pages() + (part.asn() == null ? "" : "#" + part.asn()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }
}
