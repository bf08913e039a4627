package pebble.mime;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The block of From/Sent/To/Subject lines by which Outlook, Lotus Notes, Yahoo and many others introduce the mail that is answered.
 * A list of places and dates in an enquiry ("From: Mumbai / To: Rotterdam / Date: 12 May") is none: a subject, an address or a
 * time of day must be among them.
 */
final class HeaderBlocks {
    private static final int LONGEST = 25;
    private static final Pattern TIME = Pattern.compile("\\d{1,2}[:.hH]\\d{2}|\\d時|\\d点|\\d시");
    private static final Pattern STAMP = Pattern.compile("\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4},? +\\d{1,2}[:.]\\d{2}");

    private enum Field {
        FROM,
        DATE,
        TO,
        CC,
        SUBJECT,
        OTHER
    }

    private static final Map<String, Field> LABELS = new HashMap<>();

    static {
        label(
                Field.FROM,
                "from|von|de|da|van|från|fra|lähettäjä|od|от|от кого|від|kimden|gönderen|feladó|de la|από|מאת|من|发件人|寄件者|寄件人|差出人"
                        + "|送信者|보낸 사람|보낸사람|보낸이|từ|người gửi|dari|จาก|saatja|no|nuo|expéditeur|remitente|mittente|absender"
                        + "|afzender|avsändare|afsender|avsender|nadawca|odesílatel|odesilatel|odosielateľ|pošiljatelj|pošiljalec"
                        + "|expeditor|remetente|sender|kutoka|فرستنده|از");
        label(
                Field.DATE,
                "sent|date|gesendet|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviada em|enviado em|enviat|data|inviato"
                        + "|data invio|verzonden|verzonden op|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|pvm|wysłano|wysłane"
                        + "|data wysłania|odesláno|odoslané|dátum|отправлено|дата|надіслано|дата відправлення|изпратено|gönderildi"
                        + "|gönderilme tarihi|tarih|gönderim tarihi|elküldve|küldve|trimis|στάλθηκε|εστάλη|ημερομηνία|נשלח|תאריך"
                        + "|تاريخ الإرسال|تم الإرسال|أرسلت|التاريخ|تاريخ|发送时间|发送日期|日期|時間|时间|寄件日期|傳送時間|送信日時"
                        + "|日時|日付|보낸 날짜|날짜|보낸날짜|đã gửi|ngày|ngày gửi|dikirim|tanggal|วันที่|ส่ง|saadetud|kuupäev|nosūtīts"
                        + "|išsiųsta|poslano|poslato|fecha|datum a čas|sent at|date sent|sent date|date/time");
        label(
                Field.TO,
                "to|an|à|a|para|aan|til|till|vastaanottaja|do|komu|кому|до|kime|alıcı|címzett|către|catre|προς|אל|إلى|الى|收件人"
                        + "|收件者|宛先|받는 사람|받는사람|받는이|đến|tới|kepada|ถึง|za|prima|saaja|kam|destinataire|destinatario"
                        + "|destinatários|destinatário|ontvanger|empfänger|adresat|odbiorca|до кого|per|به|گیرنده");
        label(
                Field.CC,
                "cc|kopie|copie|copie à|kopia|kopi|kopio|dw|do wiadomości|копия|копія|bilgi|másolatot kap|másolat|抄送|副本|참조|kópia"
                        + "|κοιν|κοινοποίηση|עותק|نسخة|cópia|copia|con copia a|c.c|kop|bcc|tembusan|สำเนา|đồng gửi|kk");
        label(
                Field.SUBJECT,
                "subject|betreff|betr|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|тема|относно"
                        + "|konu|tárgy|subiect|θέμα|נושא|الموضوع|موضوع|主题|主旨|主題|件名|題名|제목|chủ đề|tiêu đề|subjek|perihal|หัวข้อ"
                        + "|เรื่อง|teema|tēma|tema|zadeva|naslov|assumpte|re");
        label(
                Field.OTHER,
                "importance|priority|reply-to|reply to|attachments|attachment|organization|message-id|anlagen|anhänge|wichtigkeit"
                        + "|pièces jointes|importancia|datos adjuntos|allegati|priorität|sent by|please respond to|sensitivity"
                        + "|附件|添付ファイル|重要度|antwort an|répondre à|when|where|location|mailed-by|signed-by|security");
    }

    private HeaderBlocks() {}

    private static void label(Field field, String names) {
        for (var name : names.split("\\|")) {
            LABELS.putIfAbsent(name, field);
        }
    }

    /** The index after the block that begins at {@code start}, or -1 when none begins there. */
    static int end(List<String> lines, boolean[] quoted, int start) {
        int at = start;
        boolean signed = false;
        if (field(lines.get(start)) == null) {
            at = afterLotusName(lines, quoted, start);
            if (at < 0) {
                return -1;
            }
            signed = true;
        }
        var seen = EnumSet.noneOf(Field.class);
        boolean certain = signed;
        boolean blank = false;
        int end = -1;
        int limit = Math.min(lines.size(), at + LONGEST);
        for (int i = at; i < limit && !quoted[i]; i++) {
            var line = lines.get(i);
            if (line.isBlank()) {
                blank = true;
                continue;
            }
            var field = field(line);
            if (field == null) {
                if (blank) {
                    break;
                }
                end = i + 1;
                continue;
            }
            if (blank && seen.contains(field) && field != Field.OTHER) {
                break;
            }
            blank = false;
            seen.add(field);
            certain |= field == Field.SUBJECT
                    || field == Field.FROM && line.indexOf('@') > 0
                    || field != Field.TO && timed(line);
            end = i + 1;
        }
        seen.remove(Field.OTHER);
        boolean whole = signed
                ? seen.contains(Field.TO) && seen.contains(Field.SUBJECT)
                : seen.contains(Field.FROM) && seen.size() >= 3;
        return whole && certain ? end : -1;
    }

    /** Notes writes "Name" and "date time" (on one line or two) where others write From and Sent. */
    private static int afterLotusName(List<String> lines, boolean[] quoted, int start) {
        if (lines.get(start).length() > 120) {
            return -1;
        }
        int limit = Math.min(lines.size(), start + 6);
        boolean stamped = false;
        for (int i = start; i < limit && !quoted[i]; i++) {
            var line = lines.get(i);
            if (line.isBlank()) {
                if (!stamped) {
                    return -1;
                }
                continue;
            }
            if (stamped) {
                var field = field(line);
                if (field == Field.OTHER) {
                    continue;
                }
                return field == Field.TO ? i : -1;
            }
            if (i > start && field(line) == Field.OTHER) {
                continue; // "Sent by: …" between name and date
            }
            if (i > start + 2 || line.length() > 120) {
                return -1;
            }
            stamped = STAMP.matcher(line).find();
        }
        return -1;
    }

    private static boolean timed(String line) {
        return line.length() < 300 && TIME.matcher(line.replace("\u200e", "")).find();
    }

    private static @Nullable Field field(String line) {
        int from = 0;
        int length = Math.min(line.length(), 60);
        while (from < length && (Character.isWhitespace(line.charAt(from)) || line.charAt(from) == '*')) {
            from++;
        }
        for (int i = from; i < length && i < from + 28; i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '：') {
                var name = line.substring(from, i)
                        .replace('*', ' ')
                        .replace('\u00a0', ' ')
                        .strip();
                return LABELS.get(name.toLowerCase(Locale.ROOT));
            }
        }
        return null;
    }
}
