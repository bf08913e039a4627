package pebble.facts;

import java.util.List;
import java.util.Set;

/** How the names of firms end, by the company laws of the countries we trade with. */
final class LegalForms {
    static final Phrases<Boolean> ALL = Phrases.of(List.of(
            "pvt ltd", "pvt limited", "private limited", "private ltd", "p ltd", "(p) ltd", "pvt", "ltd", "limited", "llp", "opc pvt ltd", "^Inc", "^Incorporated", "^Corp",
            "LLC", "=LP", "=PLC", "=Plc", "=plc", "GmbH", "GmbH & Co KG", "GmbH & Co", "mbH", "=AG", "=KG", "=OHG", "=SE", "=e.K.", "=SA", "=S.A.", "=SAS", "=S.A.S.", "=SASU",
            "=SARL", "=S.à r.l.", "=Sàrl", "=S.A.R.L.", "=EURL", "S.p.A", "=SpA", "=SPA", "=SPa", "S.r.l", "=Srl", "=SRL", "=S.L.", "=SL", "=S.L.U.", "B.V", "=BV", "N.V", "=NV", "=AB", "=AS",
            "=A/S", "=ASA", "=ApS", "=Oy", "=Oyj", "^Lda", "^Ltda", "=LTDA", "=S.A. de C.V.", "=SA de CV", "=S. de R.L. de C.V.", "=S. de R.L.", "=EIRELI", "=ME", "=SAOC", "=SAOG",
            "=FZE", "=FZCO", "=FZC", "=FZ-LLC", "=FZ LLC", "=WLL", "=W.L.L.", "=BSC", "=QSC", "=PJSC", "=PSC", "^Est", "Co Ltd", "Co., Ltd", "^Company Limited", "Pte Ltd", "^Pte", "Sdn Bhd",
            "=Bhd", "Pty Ltd", "(Pty) Ltd", "^Pty", "=PT", "^Tbk", "=KK", "=K.K.", "=A.Ş.", "=A.S.", "=AŞ", "Ltd Şti", "Sp z o o", "s r o", "=a.s.", "d o o", "=Kft", "=Zrt", "=OOO",
            "=JSC", "=OAO", "=PAO", "=CJSC", "(P) Limited", "(I) Pvt Ltd", "(India) Pvt Ltd", "(India) Private Limited", "(India) Ltd", "प्रा लि", "लिमिटेड", "प्राइवेट लिमिटेड"));

    /** Too short or too common to make a name of one ordinary capitalised word before them. */
    private static final Set<String> WEAK = Set.of("as", "ab", "se", "me", "sa", "pt", "lp", "est", "sl", "kg", "ag", "a s");

    private LegalForms() {}

    static boolean isWeak(String lower) {
        return WEAK.contains(lower);
    }
}
