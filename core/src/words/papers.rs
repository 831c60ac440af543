use super::Gap;
use crate::decision::Lack;

/// The words of paper, file, meeting and second look. A field with parameters is a sentence with gaps.
pub struct Papers {
    /// The button, and the title of the screen: paper and file.
    pub title: &'static str,
    /// The button, and the title of the screen: meeting and second look.
    pub meetings: &'static str,
    /// The button that leads back to the sheet.
    pub back: &'static str,
    /// Practice: on every screen, page and file name.
    pub training: &'static str,
    /// The heading over saving and opening.
    pub file: &'static str,
    /// What a file is.
    pub file_note: &'static str,
    /// The button that saves.
    pub save: &'static str,
    /// The question whether the file is there.
    pub saved: Gap,
    /// It is.
    pub saved_yes: &'static str,
    /// It is not: the text to copy.
    pub saved_no: &'static str,
    /// How to copy the text.
    pub copy_note: &'static str,
    /// The button that copies the text.
    pub copy: &'static str,
    /// The button that opens a file.
    pub open: &'static str,
    /// The field for a copied text.
    pub paste: &'static str,
    /// The button that opens a copied text.
    pub paste_open: &'static str,
    /// Why a text is not opened.
    pub refusal: fn(refusal: crate::file::Refusal) -> &'static str,
    /// A page asked for a kind of paper that there is not.
    pub bad_kind: Gap,
    /// The heading over printing.
    pub print: &'static str,
    /// What to look at before paper leaves the office.
    pub print_note: &'static str,
    /// The kinds of paper.
    pub paper: fn(kind: crate::paper::PaperKind) -> &'static str,
    /// On every page: case number.
    pub case: Gap,
    /// No case number.
    pub no_case: &'static str,
    /// On every page: when it was made.
    pub made: Gap,
    /// Blanks to fill in by hand.
    pub by_hand: &'static [&'static str],
    /// The seal boxes.
    pub seals: &'static [&'static str],
    /// What stands out at the head.
    pub alerts: &'static str,
    /// The address is secret.
    pub secret: &'static str,
    /// The address is secret: what is left out here.
    pub secret_shared: &'static str,
    /// The safe way of contact.
    pub safe_contact: &'static str,
    /// The switch for secrecy.
    pub secret_switch: &'static str,
    /// What is said of the household.
    pub household: &'static str,
    /// What was seen, or stands in a record, or another agency confirmed.
    pub facts: &'static str,
    /// What was heard.
    pub hearsay: &'static str,
    /// What was concluded.
    pub opinions: &'static str,
    /// What says nothing of where it comes from.
    pub no_basis: &'static str,
    /// What is not confirmed, as a list of work.
    pub work_list: &'static str,
    /// The body figure.
    pub figure: &'static str,
    /// What was withdrawn, and what was left behind.
    pub history: &'static str,
    /// An item of an earlier edition.
    pub left_behind: Gap,
    /// The sheet to detach.
    pub detach: &'static str,
    /// What it is for.
    pub detach_note: &'static str,
    /// The hand-over page: what is still to be done.
    pub to_do: &'static str,
    /// The line for the register: the titles of its columns.
    pub register: &'static [&'static str],
    /// A field of minutes.
    pub field: fn(name: &str) -> &'static str,
    /// One of several choices in a field, or in the list of triggers.
    pub choice: fn(name: &str) -> &'static str,
    /// No choice yet.
    pub choose: &'static str,
    /// A kind of minutes.
    pub minutes: fn(kind: crate::record::MinutesKind) -> &'static str,
    /// The button that adds minutes.
    pub add: &'static str,
    /// What a decision still lacks.
    pub lack: fn(lack: Lack) -> String,
    /// A field that has to be filled in.
    pub lack_of: fn(field: &str) -> String,
    /// What the office holds for a child.
    pub held: fn(level: &str, at: &str) -> String,
    /// The level is below the rules.
    pub below: fn(child: &str, level: &str) -> String,
    /// The case was handed on and not taken yet.
    pub not_taken: Gap,
    /// Whoever takes a case over, where it is not said who.
    pub other_side: &'static str,
    /// What is left out of a paper because the address is secret.
    pub withheld: &'static str,
    /// Until it is taken.
    pub until_taken: &'static str,
    /// The receiving side took it.
    pub taken: Gap,
    /// The second look.
    pub look: &'static str,
    /// What it is compared with.
    pub since: Gap,
    /// There was none yet.
    pub no_look: &'static str,
    /// Nothing was said since.
    pub no_change: &'static str,
    /// Not looked at since the last change.
    pub not_reviewed: fn(changes: usize) -> String,
    /// Looked at, with nothing said since.
    pub reviewed: Gap,
    /// What was added, changed, withdrawn.
    pub changes: [&'static str; 3],
    /// Items that became a yes.
    pub newly_yes: &'static str,
    /// A child who was not there before, and one who is there no more.
    pub came_and_went: [Gap; 2],
    /// A level of then and of now.
    pub moved: fn(scale: &str, then: &str, now: &str) -> String,
    /// A level that stayed.
    pub stayed: fn(scale: &str, level: &str) -> String,
    /// Something became a yes and the level stayed: why.
    pub why_stayed: Gap,
    /// The reason, where it was given.
    pub reason: Gap,
    /// The reason is missing.
    pub reason_missing: &'static str,
    /// Who looks.
    pub look_by: &'static str,
    /// What led to it.
    pub trigger: &'static str,
    /// What can lead to it: their names for [`Papers::choice`].
    pub triggers: &'static [&'static str],
    /// When the next review is due.
    pub next_review: &'static str,
    /// The button that takes a second look down.
    pub look_add: &'static str,
    /// The course of the case.
    pub course: &'static str,
    /// The titles of its columns.
    pub course_columns: &'static [&'static str],
    /// How many answers were yes.
    pub count_of_yes: fn(count: usize) -> String,
    /// Another edition: the title of the screen.
    pub carry: &'static str,
    /// What to do there.
    pub carry_note: &'static str,
    /// The result as it was judged.
    pub as_judged: &'static str,
    /// An item in the words of then and of now.
    pub then_and_now: fn(then: &str, now: Option<&str>) -> String,
    /// The answer counts for the new words.
    pub carry_over: &'static str,
    /// The answer stays in the history.
    pub leave_behind: &'static str,
    /// The button that goes on.
    pub carry_done: &'static str,
}

pub(super) const JA: Papers = Papers {
    title: "保存・印刷",
    meetings: "会議・見直し",
    back: "シートに戻る",
    training: "研修用",
    file: "保存と開く",
    file_note: "保存すると、この端末に1つのファイルができる。開ける人は、だれでも中を読める。置き場所に気をつける。",
    save: "ファイルに保存",
    saved: Gap("「", "」は保存できたか。保存先を開いて確かめる。"),
    saved_yes: "保存できた",
    saved_no: "保存できなかった",
    copy_note: "次の文字をすべて選び、コピーして、メモ帳などに貼って残す。あとで「貼り付けて開く」で開ける。",
    copy: "コピーする",
    open: "ファイルを開く",
    paste: "コピーした文字を貼る",
    paste_open: "貼り付けて開く",
    refusal: |refusal| {
        use crate::file::Refusal::{Altered, CutOff, Foreign, Newer, NotOurs, Practice, Real, TooLarge, Unreadable};
        match refusal {
            TooLarge => "大きすぎるので開けない。このシートで保存したファイルを選ぶ。",
            NotOurs => "このシートで保存したファイルではない。",
            Newer => "新しい版のシートで保存したファイルである。新しい版で開く。",
            CutOff => "ファイルが途中で切れている。もとのファイルから、もう一度写す。",
            Altered => "保存したあとで中身が変わっている。もとのファイルを開く。",
            Foreign => "このシートが書かない部品（スクリプトなど）が入っている。開かない。",
            Unreadable => "記録の部分が読めない。もとのファイルを開く。",
            Practice => "研修用のファイルである。実際の記録には開けない。",
            Real => "実際の記録である。研修では開けない。",
        }
    },
    bad_kind: Gap(
        "「",
        "」という種類の紙はない。approval、sharing、transfer、handover、register、blankのどれかにする。",
    ),
    print: "印刷",
    print_note: "外に出す紙には、通告した人と、秘密の住所を出さない。ただし、書かれた言葉の中までは消せない。渡す前に読み返す。",
    paper: |kind| {
        use crate::paper::PaperKind::{Approval, Blank, Handover, Register, Sharing, Transfer};
        match kind {
            Approval => "決裁用",
            Sharing => "関係機関共有用",
            Transfer => "移管用",
            Handover => "引継ぎ（次の当番へ）",
            Register => "進行管理台帳の1行",
            Blank => "手書き用の白紙",
        }
    },
    case: Gap("ケース番号 ", ""),
    no_case: "（未記入）",
    made: Gap("作成 ", ""),
    by_hand: &["子どもの氏名", "保護者の氏名", "記入者"],
    seals: &["所長", "課長", "係長", "担当"],
    alerts: "はじめに見ること",
    secret: "住所を秘密にしている家庭である。加害者とされる人に、居場所が分かることを伝えない。",
    secret_shared: "居場所は、この紙に載せていない。",
    safe_contact: "安全な連絡のしかた",
    secret_switch: "住所を秘密にする（DVなど）",
    household: "家庭のこと",
    facts: "見たこと・記録で確かめたこと",
    hearsay: "聞いたこと",
    opinions: "判断したこと",
    no_basis: "よりどころが書かれていないこと",
    work_list: "まだ確認できていないこと",
    figure: "けがの場所",
    history: "取り消した情報・前の版の情報",
    left_behind: Gap("前の版の項目：", ""),
    detach: "切り離す紙（所属の中だけ）",
    detach_note: "だれが知らせたか、だれが話したかが分かる。決裁のあと切り離し、外に出さない（児童虐待防止法7条）。",
    to_do: "まだ終わっていないこと",
    register: &[
        "ケース番号",
        "子ども",
        "受付",
        "緊急度・重症度など",
        "主担当",
        "最後に見た日時",
        "次に見る日時",
        "次の見直し",
    ],
    field: |name| match name {
        "start" => "始め",
        "end" => "終わり",
        "posts" => "出た人（職名）",
        "facts" => "分かっていること（シートのほかに）",
        "unconfirmed" => "分かっていないこと（シートのほかに）",
        "lead" => "主担当の機関",
        "safety_how" => "安全を確かめる方法",
        "safety_by" => "安全を確かめる人（職名）",
        "safety_until" => "いつまでに確かめるか",
        "police" => "警察との連絡",
        "other_office" => "児童相談所・市町村との連絡",
        "next_review" => "次の見直し",
        "level" => "会議で決めた段階",
        "protection" => "一時保護",
        "reason" => "そう決めた理由",
        "safety_plan" => "保護に代わる安全の計画",
        "post" => "責任を持つ人（職名）",
        "next_sighting" => "次に子どもを見る日時",
        "dissent" => "違う意見（ないときは「なし」）",
        "below_reason" => "規則より低い段階にする理由",
        "what" => "種類",
        "to" => "渡す先",
        "papers" => "渡す書類・写真",
        "told" => "口で伝えたこと・会って引き継いだ日",
        "by" => "人（職名）",
        "until_taken" => "引き受けられるまで、だれが何をするか",
        "answer" => "相手の返事",
        "note" => "返事の中身",
        _ => "",
    },
    choice: |name| match name {
        "protect" => "する",
        "not-protect" => "しない",
        "move" => "転居による移管",
        "send" => "送致",
        "notice" => "通知（権限を使うことを求める）",
        "return" => "市町村への送致",
        "accepted" => "引き受けた",
        "asked-back" => "問い合わせがあった",
        "refused" => "引き受けない",
        "protection-ends" => "保護の終わり",
        "home-visit" => "施設などからの一時帰宅",
        "new-person" => "新しい同居人",
        "pregnancy" => "妊娠",
        "absence" => "欠席が続く",
        "refused-meeting" => "面会の拒否",
        "new-worker" => "担当の交代",
        "moving" => "転居",
        "closing" => "終わりにする前",
        "new-information" => "新しい情報",
        _ => "",
    },
    choose: "選ぶ",
    minutes: |kind| {
        use crate::record::MinutesKind::{Acceptance, Decision, Meeting, Transfer};
        match kind {
            Meeting => "受理会議",
            Decision => "決定",
            Transfer => "移管・送致",
            Acceptance => "相手の返事",
        }
    },
    add: "書き留める",
    lack: |lack| match lack {
        Lack::Level => "会議で決めた段階を選ぶ。".into(),
        Lack::Protection => "一時保護をするかしないかを選ぶ。".into(),
        Lack::Field(name) => format!("保護を検討する段階で保護しないときは、「{}」を書く。", (JA.field)(name)),
        Lack::NeverAlone => "反省、約束、転居の予定だけでは理由にならない。それとは別の文で、ほかの理由を書く。".into(),
        Lack::BelowWithoutReason => {
            "規則より低い段階にする理由を書く。反省、約束、転居の予定だけでは理由にならない。".into()
        }
    },
    lack_of: |field| format!("「{field}」を書く。"),
    held: |level, at| format!("会議で決めた段階：{level}（{at}）"),
    below: |child, level| format!("{child}：会議で決めた段階が、規則より低い（{level}）。"),
    other_side: "相手先",
    withheld: "（ここには書いていない）",
    not_taken: Gap("", "に渡したが、まだ引き受けられていない。引き受けられるまで、責任はこちらにある。"),
    until_taken: "相手が引き受けるまで、こちらの責任は終わらない。",
    taken: Gap("", "が引き受けた。"),
    look: "見直し",
    since: Gap("前の状態：", ""),
    no_look: "前の状態がない。見直しを書き留めると、次からは何が変わったかが並ぶ。",
    no_change: "前の状態から変わったことはない。",
    not_reviewed: |changes| format!("前の状態から変わったことが{changes}件ある。まだ見直していない。"),
    reviewed: Gap("見直し済み：", ""),
    changes: ["加わった", "変わった", "取り消した"],
    newly_yes: "新しく「はい」になった",
    came_and_went: [Gap("新しく加わった：", ""), Gap("記録からなくなった：子ども", "")],
    moved: |scale, then, now| format!("{scale}：{then} → {now}"),
    stayed: |scale, level| format!("{scale}：{level}（変わらない）"),
    why_stayed: Gap("", "：「はい」が増えたのに段階が変わらない理由"),
    reason: Gap("理由：", ""),
    reason_missing: "理由が書かれていない。",
    look_by: "見直した人（職名）",
    trigger: "きっかけ",
    triggers: &[
        "new-information",
        "protection-ends",
        "home-visit",
        "new-person",
        "pregnancy",
        "absence",
        "refused-meeting",
        "new-worker",
        "moving",
        "closing",
    ],
    next_review: "次の見直し",
    look_add: "見直しを書き留める",
    course: "これまでの経過",
    course_columns: &["日時・人", "子ども", "「はい」", "段階", "きっかけ・理由"],
    count_of_yes: |count| format!("{count}件"),
    carry: "別の版で保存された記録",
    carry_note: "保存したときの結果を先に示す。言葉が変わった項目は、1つずつ、引き継ぐかどうかを選ぶ。引き継がない情報も、履歴に残る。",
    as_judged: "保存したときの結果",
    then_and_now: |then, now| match now {
        Some(now) => format!("前：{then}　いま：{now}"),
        None => format!("前：{then}　いま：この項目はない"),
    },
    carry_over: "引き継ぐ",
    leave_behind: "引き継がない（履歴に残す）",
    carry_done: "この版で続ける",
};

pub(super) const EN: Papers = Papers {
    title: "Save and print",
    meetings: "Meeting and review",
    back: "Back to the sheet",
    training: "TRAINING",
    file: "Save and open",
    file_note: "Saving makes one file on this computer. Whoever can open it can read it: mind where it is kept.",
    save: "Save to a file",
    saved: Gap("Was “", "” saved? Open the folder and look."),
    saved_yes: "It is saved",
    saved_no: "It is not saved",
    copy_note: "Select all of the following text, copy it, and keep it in a text editor. “Open pasted text” opens it later.",
    copy: "Copy",
    open: "Open a file",
    paste: "Paste the copied text",
    paste_open: "Open pasted text",
    refusal: |refusal| {
        use crate::file::Refusal::{Altered, CutOff, Foreign, Newer, NotOurs, Practice, Real, TooLarge, Unreadable};
        match refusal {
            TooLarge => "It is too large to be opened. Choose a file that this sheet has saved.",
            NotOurs => "This sheet has not saved that file.",
            Newer => "A newer edition of the sheet has saved that file. Open it with the newer edition.",
            CutOff => "The file is cut off. Copy it again from where it came from.",
            Altered => "The file was altered after it had been saved. Open the original.",
            Foreign => "The file holds what this sheet never writes, such as a script. It is not opened.",
            Unreadable => "The record in the file cannot be read. Open the original.",
            Practice => "This is a training file. It cannot be opened as a real record.",
            Real => "This is a real record. It cannot be opened in training.",
        }
    },
    bad_kind: Gap(
        "There is no paper of the kind “",
        "”. It can be approval, sharing, transfer, handover, register or blank.",
    ),
    print: "Print",
    print_note: "Paper that leaves the office tells neither who reported nor a secret address. What people wrote in words cannot be sifted: read it again before you hand it over.",
    paper: |kind| {
        use crate::paper::PaperKind::{Approval, Blank, Handover, Register, Sharing, Transfer};
        match kind {
            Approval => "For approval",
            Sharing => "For sharing with agencies",
            Transfer => "For transfer",
            Handover => "Hand-over (next shift)",
            Register => "One line for the register",
            Blank => "Blank, to fill in by hand",
        }
    },
    case: Gap("Case number ", ""),
    no_case: "(none)",
    made: Gap("made on ", ""),
    by_hand: &["Child’s name", "Parents’ names", "Filled in by"],
    seals: &["Director", "Section head", "Team leader", "Case worker"],
    alerts: "To be seen first",
    secret: "This family’s address is secret. Tell the suspected person nothing from which it could be known.",
    secret_shared: "This paper leaves out where the family is.",
    safe_contact: "Safe way of contact",
    secret_switch: "The address is secret (domestic violence)",
    household: "The household",
    facts: "Seen, or confirmed by a record or an agency",
    hearsay: "Heard",
    opinions: "Judged",
    no_basis: "Without a basis",
    work_list: "Not confirmed yet",
    figure: "Places of the marks",
    history: "Withdrawn, and from earlier editions",
    left_behind: Gap("Item of an earlier edition: ", ""),
    detach: "To be detached (inside the office only)",
    detach_note: "It tells who reported and who said what. Detach it after the approval; it must not leave the office (Child Abuse Prevention Act, article 7).",
    to_do: "Still to be done",
    register: &["Case number", "Child", "Received", "Levels", "Lead agency", "Last seen", "Next seen", "Next review"],
    field: |name| match name {
        "start" => "Begin",
        "end" => "End",
        "posts" => "Present (posts)",
        "facts" => "What is known (besides the sheet)",
        "unconfirmed" => "What is not known (besides the sheet)",
        "lead" => "Lead agency",
        "safety_how" => "How safety is confirmed",
        "safety_by" => "Who confirms safety (post)",
        "safety_until" => "By when",
        "police" => "Contact with the police",
        "other_office" => "Contact with the centre or the municipality",
        "next_review" => "Next review",
        "level" => "Level decided by the meeting",
        "protection" => "Temporary protection",
        "reason" => "Reason",
        "safety_plan" => "Safety plan instead of protection",
        "post" => "Responsible post",
        "next_sighting" => "Next sighting of the child",
        "dissent" => "Dissent (“none” if there is none)",
        "below_reason" => "Reason for a level below the rules",
        "what" => "Kind",
        "to" => "To",
        "papers" => "Papers and photographs handed over",
        "told" => "Told by voice, or in person on",
        "by" => "Post",
        "until_taken" => "Who does what until it is taken over",
        "answer" => "Answer",
        "note" => "What was answered",
        _ => "",
    },
    choice: |name| match name {
        "protect" => "Yes",
        "not-protect" => "No",
        "move" => "Transfer because of a move",
        "send" => "Sending (送致)",
        "notice" => "Notice, asking for powers (通知)",
        "return" => "Sending to the municipality",
        "accepted" => "Taken over",
        "asked-back" => "Asked back",
        "refused" => "Refused",
        "protection-ends" => "End of protection",
        "home-visit" => "Home visit from care",
        "new-person" => "New person in the home",
        "pregnancy" => "Pregnancy",
        "absence" => "Absence",
        "refused-meeting" => "Refused meeting",
        "new-worker" => "Change of the worker",
        "moving" => "Move",
        "closing" => "Before closing",
        "new-information" => "New information",
        _ => "",
    },
    choose: "Choose",
    minutes: |kind| {
        use crate::record::MinutesKind::{Acceptance, Decision, Meeting, Transfer};
        match kind {
            Meeting => "Intake meeting",
            Decision => "Decision",
            Transfer => "Transfer",
            Acceptance => "Answer of the receiving side",
        }
    },
    add: "Write it down",
    lack: |lack| match lack {
        Lack::Level => "Choose the level that the meeting decided.".into(),
        Lack::Protection => "Choose whether there is temporary protection.".into(),
        Lack::Field(name) => {
            format!("No protection at a level that considers it: fill in “{}”.", (EN.field)(name))
        }
        Lack::NeverAlone => {
            "Remorse, a promise or a planned move is no reason alone. Write another one, in a sentence of its own."
                .into()
        }
        Lack::BelowWithoutReason => {
            "Write why the level is below the rules. Remorse, a promise or a planned move is no reason alone.".into()
        }
    },
    lack_of: |field| format!("Fill in “{field}”."),
    held: |level, at| format!("Level decided by the meeting: {level} ({at})"),
    below: |child, level| format!("{child}: the meeting’s level is below the rules ({level})."),
    other_side: "the other side",
    withheld: "(not written here)",
    not_taken: Gap("Handed to ", " and not taken over yet. Until it is, the duty stays here."),
    until_taken: "The duty stays here until the other side has taken the case over.",
    taken: Gap("Taken over: ", "."),
    look: "Review",
    since: Gap("Last state: ", ""),
    no_look: "There is no earlier state. Once a review is written down, the next one shows what has changed.",
    no_change: "Nothing has changed since the last state.",
    not_reviewed: |changes| format!("Changes since the last state: {changes}. They have not been reviewed."),
    reviewed: Gap("Reviewed: ", ""),
    changes: ["added", "changed", "withdrawn"],
    newly_yes: "Newly yes",
    came_and_went: [Gap("New: ", ""), Gap("No longer in the record: child ", "")],
    moved: |scale, then, now| format!("{scale}: {then} → {now}"),
    stayed: |scale, level| format!("{scale}: {level} (the same)"),
    why_stayed: Gap("", ": why the level stayed though more is a yes"),
    reason: Gap("Reason: ", ""),
    reason_missing: "No reason is written down.",
    look_by: "Reviewed by (posts)",
    trigger: "What led to it",
    triggers: JA.triggers,
    next_review: "Next review",
    look_add: "Write the review down",
    course: "Course so far",
    course_columns: &["When, who", "Child", "Yes", "Levels", "Led by, reason"],
    count_of_yes: |count| format!("{count}"),
    carry: "A record saved with another edition",
    carry_note: "The result as it was judged comes first. For each item whose words have changed, choose whether the answer is carried over. What is not carried over stays in the history.",
    as_judged: "The result when it was saved",
    then_and_now: |then, now| match now {
        Some(now) => format!("Then: {then} Now: {now}"),
        None => format!("Then: {then} Now: there is no such item"),
    },
    carry_over: "Carry over",
    leave_behind: "Leave in the history",
    carry_done: "Go on with this edition",
};
