package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, Apr 2, 2012 at 6:26 PM, Megan One <xxx@gmail.com> wrote:",
                "On Mon, Apr 2, 2012 at 6:26 PM, Megan One With A Long Name <\nxxx@gmail.com> wrote:",
                "On Mon, Apr 2, 2012 at 6:26 PM, Megan One <xxx@gmail.com\n> wrote:",
                "On Mon, Apr 2, 2012 at 6:26 PM,\nMegan One\n<xxx@gmail.com>\nwrote:",
                "On 22 Aug 2015, at 19:21, Adam Renberg <tgwizard@gmail.com> wrote:",
                "On 26.06.2014 14:41, Alexander L wrote:",
                "--- On Wed, 4/4/12, bob@example.com <bob@example.com> wrote:",
                "---- On Thu, 22 Mar 2018 13:38:19 +0530 Bob <bob@example.com> wrote ----",
                "At 05:38 PM 9/30/2002 +0200, Eugen Leitl <e@example.org> wrote:",
                "Am 26.06.2014 um 14:41 schrieb Alexander L <abc@example.com>:",
                "Am Do., 26. Juni 2014 um 14:41 Uhr schrieb Alexander L <\nabc@example.com>:",
                "Le jeu. 26 juin 2014 à 14:41, Alexander L <abc@example.com> a écrit :",
                "Le jeu. 26 juin 2014 à 14:41, Alexander Le Long Nom <abc@example.com> a\nécrit :",
                "El jue., 26 jun. 2014 a las 14:41, Alexander (<abc@example.com>) escribió:",
                "Il giorno gio 26 giu 2014 alle ore 14:41 Alexander <abc@example.com> ha scritto:",
                "Em qui., 26 de jun. de 2014 às 14:41, Alexander <abc@example.com> escreveu:",
                "Op do 26 jun. 2014 om 14:41 schreef Alexander <abc@example.com>:",
                "Den tors 26 juni 2014 kl 14:41 skrev Alexander <abc@example.com>:",
                "tor. 26. jun. 2014 kl. 14:41 skrev Alexander <abc@example.com>:",
                "to 26. kesäk. 2014 klo 14.41 Alexander (abc@example.com) kirjoitti:",
                "W dniu 26.06.2014 o 14:41, Alexander pisze:",
                "czw., 26 cze 2014 o 14:41 Alexander <abc@example.com> napisał(a):",
                "Dne čt 26. 6. 2014 14:41 uživatel Alexander <abc@example.com> napsal:",
                "26.06.2014, 14:41, \"Alexander L\" <abc@example.com>:",
                "26 июня 2014 г., 14:41 пользователь Alexander <abc@example.com> написал:",
                "чт, 26 июн. 2014 г. в 14:41, Alexander <abc@example.com>:",
                "Четверг, 26 июня 2014, 14:41 +04:00 от Alexander <abc@example.com>:",
                "Alexander <abc@example.com>, 26 Haz 2014 Per, 14:41 tarihinde şunu yazdı:",
                "Alexander <abc@example.com> ezt írta (időpont: 2014. jún. 26., Cs, 14:41):",
                "În joi, 26 iun. 2014 la 14:41, Alexander <abc@example.com> a scris:",
                "Στις Πέμ 26 Ιουν 2014 στις 14:41, ο Alexander <abc@example.com> έγραψε:",
                "‫בתאריך יום ה׳, 26 ביוני 2014 ב-14:41 מאת ‪Alexander‬‏ <‪abc@example.com‬‏>:‬",
                "Alexander <abc@example.com> 于2014年6月26日周四 14:41写道：",
                "在 2014年6月26日 下午2:41，Alexander <abc@example.com> 写道：",
                "2014年6月26日(木) 14:41 Alexander <abc@example.com>:",
                "2014년 6월 26일 (목) 오후 2:41, Alexander <abc@example.com>님이 작성:",
                "Vào Th 5, 26 thg 6, 2014 vào lúc 14:41 Alexander <abc@example.com> đã viết:",
                "Pada tanggal Kam, 26 Jun 2014 pukul 14:41 Alexander <abc@example.com> menulis:",
                "Quoting Alexander L <abc@example.com>:",
                "Zitat von Alexander L <abc@example.com>:",
            })
    void an_introduction_goes_with_the_quote_below_it(String introduction) {
        assertThat(Quotes.replyText("Hello\n\n" + introduction + "\n\n> Hi\n> there\n"))
                .isEqualTo("Hello");
        assertThat(Quotes.replyText(introduction + "\n> Hi\n\nHello\n")).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, Apr 2, 2012 at 6:26 PM, Megan One <xxx@gmail.com> wrote:\n\nHi",
                "Am 26.06.2014 um 14:41 schrieb Alexander L:\n\nHi",
                "26.06.2014, 14:41, \"Alexander L\" <abc@example.com>:\n\nHi",
                "-----Original Message-----\nFrom: bob <bob@example.com>\nTo: x <x@example.com>\nSent: Mon, Apr 2, 2012 5:49 pm\n"
                        + "Subject: Test\n\n\nHi",
                "----- Original Message -----\nFrom: bob@example.com\nTo: x@example.com\nSent: Monday, April 2, 2012 5:44:22 PM\n"
                        + "Subject: Test\n\nHi",
                "________________________________\n From: \"bob@example.com\" <bob@example.com>\nTo: x@gmail.com; y@hotmail.com \n"
                        + "Sent: Monday, April 2, 2012 5:44 PM\nSubject: Test\n \nHi",
                "From: bob@example.com [mailto:bob@example.com] \nSent: Monday, April 02, 2012 5:44 PM\nTo: x@gmail.com\n"
                        + "Subject: Test\n\nHi",
                "*From:* Bob <bob@example.com>\n*Sent:* Monday, April 2, 2012 5:44 PM\n*To:* x\n*Subject:* Test\n\nHi",
                "Von: Bob [mailto:bob@example.com]\nGesendet: Montag, 2. April 2012 17:44\nAn: x\nBetreff: Test\n\nHi",
                "De : Bob\nEnvoyé : lundi 2 avril 2012 17:44\nÀ : x\nObjet : Test\n\nHi",
                "De: Bob\nEnviado el: lunes, 2 de abril de 2012 17:44\nPara: x\nAsunto: Test\n\nHi",
                "Da: Bob\nInviato: lunedì 2 aprile 2012 17:44\nA: x\nOggetto: Test\n\nHi",
                "Van: Bob\nVerzonden: maandag 2 april 2012 17:44\nAan: x\nOnderwerp: Test\n\nHi",
                "Från: Bob\nSkickat: den 2 april 2012 17:44\nTill: x\nÄmne: Test\n\nHi",
                "Lähettäjä: Bob\nLähetetty: 2. huhtikuuta 2012 17:44\nVastaanottaja: x\nAihe: Test\n\nHi",
                "Od: Bob\nWysłano: 2 kwietnia 2012 17:44\nDo: x\nTemat: Test\n\nHi",
                "От: Bob\nОтправлено: 2 апреля 2012 г. 17:44\nКому: x\nТема: Test\n\nHi",
                "Kimden: Bob\nGönderildi: 2 Nisan 2012 17:44\nKime: x\nKonu: Test\n\nHi",
                "发件人: Bob\n发送时间: 2012年4月2日 17:44\n收件人: x\n主题: Test\n\nHi",
                "------------------ 原始邮件 ------------------\n发件人: \"Bob\"<bob@example.com>;\n发送时间: 2012年4月2日\n\nHi",
                "差出人: Bob\n送信日時: 2012年4月2日 17:44\n宛先: x\n件名: Test\n\nHi",
                "-----Ursprüngliche Nachricht-----\nVon: Bob\n\nHi",
                "-------- Message d'origine --------\n\nHi",
                "\tBob Smith@ACME\n\t04/02/2012 05:44 PM\n\t\t To: x/NA/Acme@Acme\n\t\t cc: \n\t\t Subject: Test\n\nHi",
                "bob@example.com on 04/02/2012 05:44:08 PM\nTo: x/NA/Acme\ncc: \nSubject: Test\n\nHi",
                "From: Bob/ACME on 07/18/2001 04:31 PM\n\nTo: X/NA/Acme\n\ncc: Y\n\nSubject: Test\n\nHi",
            })
    void all_below_a_separator_is_history(String history) {
        assertThat(Quotes.replyText("Hello\n\n" + history)).isEqualTo("Hello");
    }

    @Test
    void answers_between_quotes_stay() {
        var text = """
                Dear Bob,

                On 2 April 2012 17:44, Bob <bob@example.com> wrote:
                > What is the price?

                450 USD per ton.

                > And the delivery?

                Two weeks.
                """;

        assertThat(Quotes.replyText(text)).isEqualTo("Dear Bob,\n\n450 USD per ton.\n\nTwo weeks.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FYI\n\n---------- Forwarded message ----------\nFrom: bob@example.com\nDate: Tue, May 4, 2010\nSubject: Tender\n\nText",
                "Begin forwarded message:\n\n> From: Bob <bob@example.com>\n> Subject: Tender\n>\n> Text",
                "Bitte anbieten\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Tender\nVon: Bob <b@example.com>\n\nText",
                "Please quote\n---------------------- Forwarded by S Kean/HOU/EES on 08/09/2000 06:35 \nAM -----\n\nA\nText",
                "From: Bob <bob@example.com>\nSent: Monday, April 2, 2012 5:44 PM\nTo: x\nSubject: Tender\n\nText",
            })
    void a_forward_is_the_message_itself(String text) {
        assertThat(Quotes.replyText(text)).isEqualTo(text);
    }

    @Test
    void the_subject_tells_an_outlook_forward_from_a_reply() {
        var text =
                "Please quote.\n\nFrom: B <b@example.com>\nSent: Monday, April 2, 2012 5:44 PM\nTo: x\nSubject: Tender\n\n20 t";

        var forward = MailReader.read(("Subject: FW: Tender\n\n" + text).getBytes(StandardCharsets.UTF_8));
        var reply = MailReader.read(("Subject: RE: Tender\n\n" + text).getBytes(StandardCharsets.UTF_8));

        assertThat(Quotes.replyText(forward)).contains("20 t");
        assertThat(Quotes.newestText(reply)).isEqualTo("Please quote.");
    }

    @Test
    void a_forward_inside_the_history_of_a_reply_is_history() {
        var text =
                "Blah\n\n-----Original Message-----\n\nFYI\n\n---------- Forwarded message ----------\nFrom: b\nText";

        assertThat(Quotes.replyText(text)).isEqualTo("Blah");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We need a freight rate.\nFrom: Mumbai\nTo: Rotterdam\nDate: 12 May 2026\nRegards",
                "Specification:\n\n> 99.5 % purity\n\nPlease quote.",
                "In his book he wrote:\nnothing of worth.",
                "Price list\n----------\nSoda 12\n__________________\nTotal 12",
                "Date: 12 May\nVenue: Lab\nSubject: audit",
                "From our side everything is fine.\nTo: you",
            })
    void words_that_only_look_like_quotes_stay(String text) {
        assertThat(Quotes.replyText(text)).isEqualTo(text);
    }

    @Test
    void marks_of_ones_own_are_known_by_the_introduction() {
        assertThat(Quotes.replyText("On Mon, 26 Aug 2002, Jim wrote:\n--]We had not\n--]done it\n\nSure."))
                .isEqualTo("Sure.");
        assertThat(Quotes.replyText("Yes.\n\nJD> one\nJD> two\n")).isEqualTo("Yes.");
        assertThat(Quotes.replyText("| a | b |\n| 1 | 2 |")).isEqualTo("| a | b |\n| 1 | 2 |");
    }

    @Test
    void a_mail_of_nothing_but_quotes_says_nothing() {
        assertThat(Quotes.replyText("> a\n> b")).isEmpty();
        assertThat(Quotes.replyText("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n-- \nBob\n+44 20 7946 0000",
                "\nBest regards,\nBob Smith\nACME Ltd.\n+44 20 7946 0000",
                "\nThank you,\nBob",
                "\nMit freundlichen Grüßen\n\ni. A. Bob Smith\nACME GmbH",
                "\nCordialement,\nBob",
                "\nС уважением,\nБоб",
                "\n此致\n敬礼\n张三",
                "\nSent from my iPhone",
                "\nGet Outlook for iOS",
                "\nVon meinem iPhone gesendet",
                "\n从我的iPhone\n\nRegards\nBob",
                "\nBob Smith\nbob@example.com\n(555) 346-9947",
                "\nRegards,\nBob\n\nThis e-mail is confidential and intended solely for the addressee. If you have received it in error,"
                        + " notify the sender.",
                "\n_______________________________________________\nfork mailing list\nhttp://xent.com/mailman/listinfo/fork",
            })
    void newest_text_leaves_the_signature_out(String signature) {
        var newest = Quotes.newestText("Please quote 20 t of caustic soda.\n" + signature);

        assertThat(newest)
                .startsWith("Please quote 20 t of caustic soda.")
                .doesNotContain("Bob", "Боб", "张三", "Sent from", "xent");
    }

    @Test
    void a_warning_of_the_gateway_is_not_the_senders_word() {
        var text =
                "CAUTION: This email originated from outside of the organization. Do not click links.\n\nPlease quote.";

        assertThat(Quotes.newestText(text)).isEqualTo("Please quote.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thanks,\nBob", "Best regards", "-- \nBob", "Sent from my iPhone", "> only quoted"})
    void newest_text_is_not_empty_where_the_reply_is_not(String text) {
        assertThat(Quotes.newestText(text)).isEqualTo(Quotes.replyText(text));
    }

    @Test
    void structure_of_html_tells_what_text_does_not() {
        var html =
                "<p>Hello</p><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>Saatja:</b> Bob<br></div><p>Hi</p>";

        assertThat(Quotes.replyText("Hello\n\nSaatja: Bob\n\nHi", html)).isEqualTo("Hello");
        assertThat(Quotes.replyText("", html)).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br>Thu, 26 Jun 2014 14:00:51 +0400 от Alexander L &lt;abc@example.com&gt;:<br><blockquote style='border-left:1px'>Hi</blockquote>",
                "<span id=OLK_SRC_BODY_SECTION><div><span>Reply to: </span>A</div><div>Hi</div></span>",
                "<hr id=zwchr><b>From: </b>a@example.com<br><b>To: </b>b<br><b>Subject: </b>x<br><p>Hi</p>",
                "<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Saatja:</b> A<br><b>Aeg:</b> 1<br>"
                        + "<b>Adressaat:</b> B<br><b>Teema:</b> x</p></div><p>Hi</p>",
                "<div class=yahoo_quoted><div>On Monday A wrote:</div><div>Hi</div></div>",
                "<div class=moz-cite-prefix>26.06.2014 14:41, A пише:<br></div><blockquote type=cite>Hi</blockquote>",
                "<div name=quote><b>Gesendet:</b> Montag<br><b>Von:</b> A<br>Hi</div>",
                "<div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>X:</b> A</div><div>Hi</div>",
                "<div class=zmail_extra>---- On Mon, 1 Jan 2024 A wrote ----<blockquote>Hi</blockquote></div>",
                "<div><br>---- On Thu, 22 Mar 2018 13:38:19 +0530 <b>A &lt;a@example.com&gt;</b> wrote ----<br></div><blockquote>Hi</blockquote>",
                "<div class='protonmail_quote'>On Monday, A &lt;a@example.com&gt; wrote:<br><blockquote>Hi</blockquote></div>",
                "<div>------------------ 原始邮件 ------------------</div><div>发件人: A</div><div>Hi</div>",
                "<div class=ms-outlook-mobile-reference-message><b>From:</b> A</div>",
                "<blockquote type=cite><div>On 22 Aug 2015, at 19:21, A &lt;a@example.com&gt; wrote:</div><div>Hi</div></blockquote>",
            })
    void every_clients_html_quote_is_known(String quote) {
        assertThat(Quotes.replyText("", "<html><body><p>Hello</p>" + quote + "</body></html>"))
                .isEqualTo("Hello");
    }

    @Test
    void answers_between_html_quotes_stay() {
        var html =
                "<div class=gmail_quote><div class=gmail_attr>On Monday X wrote:<br></div><blockquote class=gmail_quote>Price?"
                        + "</blockquote><div>450 USD</div><blockquote class=gmail_quote>Delivery?</blockquote><div>Two weeks</div></div>";

        assertThat(Quotes.replyText("", html))
                .contains("450 USD", "Two weeks")
                .doesNotContain("Price", "wrote", "Delivery");
    }

    @Test
    void an_html_forward_keeps_its_content() {
        var html =
                "FYI<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>From: B &lt;b@example.com&gt;"
                        + "<br>Subject: Tender</div>Text</div>";

        assertThat(Quotes.replyText("", html)).contains("FYI", "Text");
    }

    @Test
    void hostile_megabytes_take_no_time_worth_mentioning() {
        var hostile = List.of(
                ">",
                "> > ",
                ">\n",
                "From: a\n",
                "a wrote: ",
                "On 1.1.2000 ",
                "On 1.1.2000 a@b.c wrote\n",
                "JD> x\n",
                "-",
                "_\n",
                "a@",
                "<",
                ":\n",
                "regards\n",
                "1 ",
                "\t",
                "<div style='border-top: solid #e1e1e1'>",
                "<blockquote>",
                "<blockquote type=cite>",
                "[https://");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (var unit : hostile) {
                var megabyte = unit.repeat(1_000_000 / unit.length());
                Quotes.newestText(megabyte);
                Quotes.newestText("Hello\n" + megabyte + "\nwrote:\n> x");
                Quotes.newestText("x", megabyte);
                Subjects.root(megabyte);
            }
        });
    }

    @Provide
    Arbitrary<String> mails() {
        return Arbitraries.of(
                        "Hello",
                        "> quoted",
                        "",
                        "On 1 May 2020 10:00, B <b@example.com> wrote:",
                        "-----Original Message-----",
                        "From: b@example.com",
                        "Subject: x",
                        "To: y",
                        "Regards",
                        "-- ",
                        "---------- Forwarded message ----------",
                        "________________",
                        "Bob")
                .list()
                .ofMaxSize(12)
                .map(lines -> lines.stream().collect(Collectors.joining("\n")));
    }

    @Property(tries = 20_000)
    void never_empty_where_somebody_wrote_something(@ForAll("mails") String text) {
        boolean written = text.lines().anyMatch(line -> line.equals("Hello") || line.equals("Bob"));

        assertThat(Quotes.newestText(text).isEmpty() && written).isFalse();
        assertThat(Quotes.replyText(text).isEmpty())
                .isEqualTo(Quotes.newestText(text).isEmpty());
    }

    @Property
    void only_lines_of_the_mail_remain_in_their_order(@ForAll("mails") String text) {
        var rest = text.lines().iterator();

        assertThat(Quotes.replyText(text).lines().filter(line -> !line.isBlank()))
                .allSatisfy(kept -> {
                    while (rest.hasNext()) {
                        if (rest.next().strip().equals(kept.strip())) {
                            return;
                        }
                    }
                    throw new AssertionError("not a line of the mail: " + kept);
                });
    }
}
