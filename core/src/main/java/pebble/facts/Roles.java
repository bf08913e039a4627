package pebble.facts;

import java.util.List;
import java.util.Set;

/** What people are and where they sit in a firm: words that stand in signatures and are no names. */
final class Roles {
    private static final Set<String> WORDS = Set.copyOf(List.of(
            ("manager managing comité comisión comissão ausschuss mgr officer executive exec director head lead leader incharge engineer engg purchase purchases purchasing"
                            + " procurement sourcing buyer buying sales marketing accounts account accountant finance stores store quality qa qc lab laboratory logistics dispatch despatch dept department team"
                            + " desk cell section committee division chemist analyst secretary assistant asst sr jr senior junior gm agm dgm vp avp md ceo cfo coo cto proprietor prop partner owner founder"
                            + " category materials material regulatory affairs production plant operations supply chain customer service services support product stewardship technical commercial admin"
                            + " administration administrator hr it helpdesk einkauf einkäufer leiter leiterin vertrieb strategischer labor qualitätssicherung ventas compras achats acheteur acheteuse jefe jefa gerente"
                            + " ufficio acquisti diretor diretora comprador compradora qualité qualidade calidad assessor auditor authority authorised authorized signatory controller general deputy dy superintending executive"
                            + " chief joint regional zonal area branch office unit works factory warehouse godown inspector supervisor superintendent coordinator co-ordinator specialist scientist researcher consultant"
                            + " representative agent driver security reception billing reports report notification notifications alerts system portal gateway postmaster daemon mailer noreply reply info enquiries"
                            + " export import exports imports documentation shipping commercial trainee intern president chairman chair member convener professor lecturer reader student"
                            + " approvisionnements responsable directeur directrice contrôle asesor técnico tecnico departamento approvvigionamento kaufmann geschäftsführer prokurist leitung abteilung"
                            + " mobile mob phone tel fax email web website sent iphone android samsung redmi outlook corporate registered address floor road street nagar sector plot block phase estate"
                            + " building tower near opp india evaluation technical payable receivable collections treasury legal compliance safety environment ehs vendor supplier development planning planner"
                            + " maintenance utility utilities electrical mechanical civil project projects digital online news newsletter insights weekly daily update updates announcements scheduler"
                            + " workflow reminder service desk dealer advisory centre center mail user users line raw chemicals management stewardship quality pharma group cluster"
                            + " confidentiality notice disclaimer अभियंता अधिशासी प्रबंधक अधिकारी निदेशक सहायक dist district tal taluka taluk village pin zip post survey shed gat gut khasra wing lane marg gali society chowk complex industrial relationship key strategic global national business r&d rnd")
                    .split(" +")));
    /** Parts of words of the trade that make a line a firm's name rather than a role. */
    private static final Set<String> DEPARTMENTS = Set.of(
            "sales",
            "purchase",
            "accounts",
            "stores",
            "quality",
            "qa",
            "qc",
            "logistics",
            "dispatch",
            "marketing",
            "lab",
            "team",
            "procurement",
            "einkauf",
            "desk",
            "department",
            "dept",
            "committee",
            "office",
            "manager",
            "officer",
            "notification",
            "directorate",
            "cell",
            "section");

    private Roles() {}

    static boolean isRole(String lower) {
        return WORDS.contains(lower);
    }

    static boolean isDepartment(String lower) {
        return DEPARTMENTS.contains(lower);
    }
}
