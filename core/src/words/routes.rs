use super::Gap;
use crate::calendar::{Moment, Openness};
use crate::knowledge::{Channel, When};
use crate::record::State;

/// The words of the plan, the desks and the services.
pub struct Routes {
    /// The heading over the steps of one time.
    pub when: fn(When) -> &'static str,
    /// The heading over what is forbidden.
    pub forbidden: &'static str,
    /// The heading over the steps that might apply.
    pub possible: &'static str,
    /// What would settle one of them.
    pub settled_by: &'static str,
    /// The role is to be chosen.
    pub choose_role: &'static str,
    /// The area is to be chosen, or has no desk.
    pub choose_area: &'static str,
    /// The clock cannot be right.
    pub clock_off: &'static str,
    /// The rules of another day were applied.
    pub rules_on: Gap,
    /// Who is told, and on whose consent that hangs.
    pub channel: fn(Channel) -> &'static str,
    /// The words to say.
    pub say: Gap,
    /// Due at the end of the day.
    pub today: &'static str,
    /// The deadline has passed.
    pub overdue: &'static str,
    /// For which children.
    pub for_children: Gap,
    /// Of which child a fact is.
    pub of_child: Gap,
    /// A desk: its name and its kind.
    pub desk: fn(name: &str, kind: &str) -> String,
    /// No number may be given.
    pub to_verify: &'static str,
    /// When the number was last verified.
    pub verified: Gap,
    /// Whether it answers now.
    pub openness: fn(Openness, today: &dyn Fn(Moment) -> String) -> String,
    /// No desk of a kind is known.
    pub no_desk: Gap,
    /// What became of a step.
    pub state: fn(State) -> &'static str,
    /// What became of a step, and when.
    pub state_at: fn(state: &str, at: &str) -> String,
    /// The heading over the services.
    pub offers: &'static str,
    /// That services need the family's consent, and how they are handed over.
    pub offers_note: &'static str,
    /// Whether a service is run.
    pub runs: [&'static str; 3],
    /// What to offer instead.
    pub instead: Gap,
    /// The heading over the log of calls.
    pub calls: &'static str,
    /// What is told by voice alone.
    pub by_hand: Gap,
    /// The other children.
    pub siblings: &'static str,
    /// Where the child lives.
    pub area: &'static str,
    /// Marks on the body.
    pub marks: &'static str,
    /// The title of the list of desks.
    pub directory: &'static str,
    /// What the list of desks is for.
    pub directory_note: &'static str,
    /// The heading over the desks whose numbers are to be verified.
    pub verify_first: &'static str,
    /// The heading over the others.
    pub verified_desks: &'static str,
    /// A number that is out of date or was never verified.
    pub unverified_number: Gap,
    /// Former names.
    pub former: Gap,
    /// Desks that take no notifications.
    pub takes_no_reports: &'static str,
    /// No number is known at all.
    pub no_number: &'static str,
}

pub(super) const JA: Routes = Routes {
    when: |when| match when {
        When::Now => "いますぐ",
        When::Today => "今日のうちに",
        When::Later => "期限までに",
        When::Open => "あわせてすること",
    },
    forbidden: "してはならないこと",
    possible: "確かめると決まること",
    settled_by: "これが「はい」なら：",
    choose_role: "立場を選ぶと、手順が出る。",
    choose_area: "子どもの住んでいる所の窓口は、登録されていないか、まだ選ばれていない。189に電話し、はじめに子どもの住所がどこかを言う。危険がせまっているときは110、けがや意識の異常があるときは119に電話する。",
    clock_off: "この機器の日時が合っていない。期限と開いている時間は、あてにならない。110・119・189は、いつでもつながる。",
    rules_on: Gap("", "に効力のある規則で示している。期限と開いている時間は、いまの日時による。"),
    channel: |channel| match channel {
        Channel::Notification => "通告。保護者の同意は要らない。",
        Channel::Information => "情報提供。保護者の同意は要らない。",
        Channel::Support => "支援へのつなぎ。保護者と、年齢に応じて子どもの同意を得る。",
        Channel::Inside => "所属の中で知らせる。通告の代わりにはならない。",
    },
    say: Gap("話す言葉：「", "」"),
    today: "今日のうちに",
    overdue: "期限を過ぎている。まだ終わっていなければ、いますぐする。",
    for_children: Gap("対象：", ""),
    of_child: Gap("（", "）"),
    desk: |name, kind| format!("{name}（{kind}）"),
    to_verify: "番号は要確認",
    verified: Gap("確認日 ", ""),
    openness: |openness, time| match openness {
        Openness::Always => "24時間".into(),
        Openness::Until(until) => format!("いま開いている（{}まで）", time(until)),
        Openness::Opens(Some(opens)) => format!("いまは閉まっている（次に開くのは {}）", time(opens)),
        Openness::Opens(None) => "いまは閉まっている".into(),
        Openness::Unknown => "開いている時間は未確認".into(),
    },
    no_desk: Gap("", "：この地域の窓口は登録されていない"),
    state: |state| match state {
        State::NotYet => "まだ",
        State::Done => "した",
        State::CouldNot => "できなかった",
    },
    state_at: |state, at| format!("{state}（{at}）"),
    offers: "使える支援",
    offers_note: "支援は、保護者と、年齢に応じて子どもの同意を得てつなぐ。電話か同行で、支援者から支援者へ引き継ぐ。通告の代わりにはならない。",
    runs: ["この地域で行われている", "この地域では行われていない", "この地域で行われているかは要確認"],
    instead: Gap("代わりに：", ""),
    calls: "連絡の記録",
    by_hand: Gap("口で伝える（ここには書かない）：", ""),
    siblings: "きょうだい",
    area: "住んでいる所",
    marks: "けがの記録",
    directory: "窓口の一覧",
    directory_note: "番号を確認する人のための一覧である。番号は、年度が変わると要確認になる。",
    verify_first: "番号を確認する窓口",
    verified_desks: "番号が確認できている窓口",
    unverified_number: Gap("", "（要確認。このままかけない）"),
    former: Gap("以前の名前：", ""),
    takes_no_reports: "通告は受けない",
    no_number: "番号は見つかっていない",
};

pub(super) const EN: Routes = Routes {
    when: |when| match when {
        When::Now => "This minute",
        When::Today => "Today",
        When::Later => "By a deadline",
        When::Open => "Also to be done",
    },
    forbidden: "What must not be done",
    possible: "What hangs on facts not yet known",
    settled_by: "Applies if this is a yes: ",
    choose_role: "Choose your role to see the steps.",
    choose_area: "No desk is registered for where the child lives, or no place is chosen. Call 189 and say first where the child lives. If danger is near, call 110; if the child is hurt or not fully conscious, 119.",
    clock_off: "The clock of this device is wrong: do not trust deadlines and opening hours. 110, 119 and 189 answer at any hour.",
    rules_on: Gap("Shown by the rules in force on ", ". Deadlines and opening hours go by the present time."),
    channel: |channel| match channel {
        Channel::Notification => "Notification: the parents’ consent is not needed.",
        Channel::Information => "Information: the parents’ consent is not needed.",
        Channel::Support => "Support: with the consent of the parents and, as age allows, of the child.",
        Channel::Inside => "Within your own organisation: no substitute for a notification.",
    },
    say: Gap("Words to say: “", "”"),
    today: "today",
    overdue: "The deadline has passed. If it is not done yet, do it now.",
    for_children: Gap("For: ", ""),
    of_child: Gap(" (", ")"),
    desk: |name, kind| format!("{name} ({kind})"),
    to_verify: "number to be verified",
    verified: Gap("verified on ", ""),
    openness: |openness, time| match openness {
        Openness::Always => "at any hour".into(),
        Openness::Until(until) => format!("open now (until {})", time(until)),
        Openness::Opens(Some(opens)) => format!("closed now (opens {})", time(opens)),
        Openness::Opens(None) => "closed now".into(),
        Openness::Unknown => "hours not verified".into(),
    },
    no_desk: Gap("", ": no desk is registered for this area"),
    state: |state| match state {
        State::NotYet => "Not yet",
        State::Done => "Done",
        State::CouldNot => "Could not be done",
    },
    state_at: |state, at| format!("{state} ({at})"),
    offers: "Support that may help",
    offers_note: "With the consent of the parents and, as age allows, of the child. Hand over from person to person, by telephone or by going along. No substitute for a notification.",
    runs: ["run in this area", "not run in this area", "whether it is run in this area is to be verified"],
    instead: Gap("Instead: ", ""),
    calls: "Log of calls",
    by_hand: Gap("By voice only (not written here): ", ""),
    siblings: "Siblings",
    area: "Where the child lives",
    marks: "Marks on the body",
    directory: "List of desks",
    directory_note: "For whoever verifies the numbers: each has to be verified again when the fiscal year changes.",
    verify_first: "Desks whose number is to be verified",
    verified_desks: "Desks whose number is verified",
    unverified_number: Gap("", " (to be verified; do not call it as it is)"),
    former: Gap("Former names: ", ""),
    takes_no_reports: "takes no notifications",
    no_number: "no number was found",
};
