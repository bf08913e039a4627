package pebble.mail;

import java.util.Set;

/** Domains in which two addresses say nothing of each other, since anybody gets one there. */
public final class FreeMail {
    private static final Set<String> DOMAINS = Set.of(
            "gmail.com",
            "googlemail.com",
            "yahoo.com",
            "yahoo.co.in",
            "yahoo.in",
            "yahoo.co.uk",
            "ymail.com",
            "rocketmail.com",
            "rediffmail.com",
            "hotmail.com",
            "hotmail.co.uk",
            "outlook.com",
            "outlook.in",
            "live.com",
            "msn.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "protonmail.com",
            "proton.me",
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
            "naver.com",
            "zoho.com",
            "fastmail.com",
            "hushmail.com",
            "orange.fr",
            "free.fr",
            "laposte.net",
            "libero.it",
            "wp.pl",
            "o2.pl",
            "seznam.cz",
            "comcast.net",
            "verizon.net",
            "att.net",
            "btinternet.com");

    private FreeMail() {}

    public static boolean serves(String domain) {
        return DOMAINS.contains(domain);
    }

    /** What follows the last {@code @}; empty for what is no address. */
    public static String domain(String email) {
        int at = email.lastIndexOf('@');
        return at < 0 ? "" : email.substring(at + 1);
    }
}
