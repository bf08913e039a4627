package pebble.classification;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One-time passwords and codes to sign in: worth nothing a few minutes later. */
final class OneTimeCodes {
    private static final Pattern NAMED = Pattern.compile(
            "verification code|one[- ]time (?:pass(?:word|code)|pin|code)|(?<![\\p{L}])otp(?![\\p{L}])|security code"
                    + "|(?:log|sign)[- ]?in code|pass ?code|authentication code|access code|confirmation code|2fa code|two-factor|magic link"
                    + "|bestätigungscode|sicherheitscode|einmal(?:code|passwort|kennwort)|verifizierungscode|anmeldecode|code de (?:vérification|sécurité|confirmation)"
                    + "|code à usage unique|código de (?:verificación|seguridad|verificação|segurança|confirmação|acceso)|codice di (?:verifica|sicurezza)"
                    + "|verificatiecode|beveiligingscode|verifieringskod|engångskod|bekræftelseskode|kod weryfikacyjny|ověřovací kód|код подтверждения"
                    + "|проверочный код|одноразовый|doğrulama kodu|güvenlik kodu|ellenőrző kód|cod de verificare|κωδικός επαλήθευσης|קוד אימות|رمز التحقق"
                    + "|验证码|校验码|驗證碼|認証コード|確認コード|ワンタイムパスワード|인증 ?(?:번호|코드)|mã xác (?:minh|thực)|kode verifikasi|รหัสยืนยัน|सत्यापन कोड");
    private static final Pattern CODE =
            Pattern.compile("(?<![\\d#/.,:-])(?:\\d{4,8}|\\d{3}[ -]\\d{3}|[a-z]-?\\d{5,7})(?![\\d%/.,-]\\d)(?!\\d)");
    private static final Pattern PERISHES = Pattern.compile(
            "expires? (?:in|after|at)|valid (?:for|until)|do not share|don.t share|never share|did ?n.t request"
                    + "|not request|if this was ?n.t you|gültig|nicht weiter|läuft|expire|ne (?:le )?partagez|no (?:lo )?compartas|non condividere|minut|分钟|分鐘|分間|действ");
    private static final int LONGEST = 4_000;

    private OneTimeCodes() {}

    static @Nullable String reason(Letter letter) {
        boolean inSubject = NAMED.matcher(letter.subject()).find();
        boolean robot = letter.isFromRobot() || letter.header("auto-submitted").startsWith("auto");
        if (!inSubject && !robot || letter.isReply() || letter.mail().text().length() > LONGEST) {
            return null;
        }
        var text = letter.text();
        var named = NAMED.matcher(text);
        int at = named.find() ? named.start() : -1;
        if (!inSubject && at < 0) {
            return null;
        }
        var near = at < 0
                ? text.substring(0, Math.min(400, text.length()))
                : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 300));
        boolean code =
                CODE.matcher(near).find() || CODE.matcher(letter.subject()).find();
        boolean perishes = PERISHES.matcher(text).find();
        boolean certain = code && (inSubject ? robot || perishes : robot && perishes);
        return certain ? "A code to sign in with, good for a few minutes." : null;
    }
}
