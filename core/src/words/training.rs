//! The words of practice.

use super::Gap;
use crate::text::Lang;
use crate::training::drill::Drill;
use crate::training::{DrillKind, Mistake, MoveKind, Nature, Problem};

/// The words of practice. A field with parameters is a sentence with gaps.
pub struct Practice {
    /// The title of the mode.
    pub title: &'static str,
    /// What practice is, in two sentences.
    pub intro: &'static [&'static str],
    /// That it certifies nothing.
    pub no_certificate: &'static str,
    /// The heading over the cases.
    pub cases: &'static str,
    /// What a case takes.
    pub cases_note: &'static str,
    /// Packs of cases that the loaded packs of the sheet judge otherwise.
    pub left_out: Gap,
    /// The button that begins a case.
    pub begin: Gap,
    /// A case that was not played yet, one in which all was done that has to be, and one in which not.
    pub states: [&'static str; 3],
    /// The role that is played.
    pub role: Gap,
    /// The heading over the drills.
    pub drills: &'static str,
    /// How drills go.
    pub drills_note: &'static str,
    /// The names of the drills.
    pub drill: fn(Drill) -> &'static str,
    /// What a drill asks.
    pub drill_asks: fn(Drill) -> &'static str,
    /// The heading over one's own progress.
    pub progress: &'static str,
    /// What becomes of progress.
    pub progress_note: &'static str,
    /// How many cases are in memory, and how many missed questions.
    pub progress_count: fn(cases: usize, missed: usize) -> String,
    /// The button that saves it.
    pub save: &'static str,
    /// The button that opens a file of it.
    pub open: &'static str,
    /// What was opened: courses, and those of other editions.
    pub opened: fn(courses: usize, others: usize) -> String,
    /// A file that is no file of practice.
    pub not_practice: &'static str,
    /// The heading over the trainer's part.
    pub trainer: &'static str,
    /// What the trainer does with files.
    pub trainer_note: &'static str,
    /// The button that opens many files.
    pub open_many: &'static str,
    /// How many files were counted, and how many could not be read.
    pub counted: fn(files: usize, refused: usize) -> String,
    /// Files that are like another one to the letter.
    pub alike: fn(count: usize) -> String,
    /// The button that saves a table.
    pub csv: &'static str,
    /// The button that leads back to the list of cases.
    pub home: &'static str,
    /// The button that shows a comparison again.
    pub read_again: &'static str,
    /// The link back to what else can be done.
    pub more_moves: &'static str,
    /// Nothing new was told in a stage.
    pub nothing_new: &'static str,
    /// Levels that were asked for are not chosen yet.
    pub levels_missing: &'static str,
    /// The question before a case is left in the middle.
    pub leave: &'static str,
    /// Leaves it; stays.
    pub leave_or_stay: [&'static str; 2],
    /// Which stage of how many, and when.
    pub stage: fn(at: usize, of: usize, when: &str) -> String,
    /// The heading over the facts.
    pub facts: &'static str,
    /// What was told in earlier stages.
    pub earlier_facts: &'static str,
    /// What sorting is, before anything is answered.
    pub facts_note: &'static str,
    /// How many are still to be sorted.
    pub unsorted: fn(count: usize) -> String,
    /// What a piece of information is, for a choice.
    pub nature: fn(Nature) -> &'static str,
    /// The heading over the moves.
    pub moves: &'static str,
    /// What moves cost.
    pub moves_note: &'static str,
    /// The groups of moves.
    pub move_kind: fn(MoveKind) -> &'static str,
    /// The heading over what one did.
    pub done: &'static str,
    /// Nothing done yet.
    pub nothing_done: &'static str,
    /// The heading over the sheet.
    pub sheet: &'static str,
    /// How to fill it.
    pub sheet_note: &'static str,
    /// The button that opens or closes the sheet.
    pub sheet_open: &'static str,
    /// The heading over the levels that one gives.
    pub levels: &'static str,
    /// How to give them.
    pub levels_note: &'static str,
    /// A scale of a child.
    pub level_of: fn(scale: &str, child: &str) -> String,
    /// None is chosen yet.
    pub level_unset: &'static str,
    /// The button that goes on to the next stage.
    pub go_on: &'static str,
    /// The button that ends the case.
    pub finish: &'static str,
    /// The title of the comparison.
    pub debrief: Gap,
    /// All was done that has to be; not all.
    pub passed: [&'static str; 2],
    /// What there is besides: right moves that were not taken, kinds of mistake, items that differ.
    pub besides: fn(undone: usize, mistakes: usize, differing: usize) -> String,
    /// Why something that has to be done is not: mistakes that it excludes; or it was not done in time.
    pub because: Gap,
    /// It was not done, or too late.
    pub not_in_time: &'static str,
    /// The heading over what has to be done.
    pub must: &'static str,
    /// The heading over the mistakes.
    pub mistakes: &'static str,
    /// No mistake that has a name.
    pub no_mistakes: &'static str,
    /// What a kind of mistake is called.
    pub mistake: fn(Mistake) -> &'static str,
    /// What it is, and what to do instead.
    pub mistake_why: fn(Mistake) -> &'static str,
    /// How often a kind of mistake was made.
    pub times: fn(count: usize) -> String,
    /// A mistake of leaving something undone.
    pub not_done: Gap,
    /// The heading over what agrees with the model.
    pub agreement_title: &'static str,
    /// The heading over the items.
    pub items: &'static str,
    /// How many answers agree, how many items were left open, how many answers differ.
    pub agree: fn(agree: usize, open: usize, differ: usize) -> String,
    /// The columns of the table of items.
    pub item_columns: [&'static str; 4],
    /// Nothing was answered.
    pub left_open: &'static str,
    /// Nothing was said of an item.
    pub nothing_said: &'static str,
    /// Other answers are right too.
    pub also_right: Gap,
    /// On which pieces of information it rests.
    pub rests_on: Gap,
    /// The heading over the levels of the model.
    pub model_levels: &'static str,
    /// The columns of the table of levels.
    pub level_columns: [&'static str; 4],
    /// What is known, and what cannot be ruled out.
    pub known_and_possible: fn(known: &str, possible: &str) -> String,
    /// One was not asked.
    pub not_asked: &'static str,
    /// A level that is graver than that on what is known, and not ruled out.
    pub cautious: &'static str,
    /// The heading over what could be confirmed.
    pub confirmations: &'static str,
    /// What this part says.
    pub confirmations_note: &'static str,
    /// The columns of its table.
    pub confirmation_columns: [&'static str; 3],
    /// Confirmed; not confirmed.
    pub confirmed: [&'static str; 2],
    /// How many items hang on it.
    pub hang_on_it: fn(count: usize) -> String,
    /// A level moves by it.
    pub moves_level: fn(scale: &str, from: &str, to: &str) -> String,
    /// The heading over the first steps.
    pub model_moves: &'static str,
    /// Done, in which stage; not done.
    pub done_in: fn(stage: Option<usize>) -> String,
    /// A right move, a harmless one, a mistake.
    pub verdict: [&'static str; 3],
    /// The heading over the sorting.
    pub sorting: &'static str,
    /// How many were sorted rightly.
    pub sorted_right: fn(right: usize, of: usize) -> String,
    /// What one took it for, and what it is.
    pub taken_for: fn(given: Option<&str>, is: &str) -> String,
    /// The heading over the questions for the group.
    pub talk: &'static str,
    /// The button to another case of the same aim.
    pub another: fn(aim: &str, case: &str) -> String,
    /// The button that begins the same case again.
    pub again: &'static str,
    /// The button that prints the page for the supervisor.
    pub print: &'static str,
    /// The title of that page.
    pub paper: &'static str,
    /// What is filled in by hand on it.
    pub by_hand: &'static [&'static str],
    /// A question of a drill: which of how many.
    pub question: fn(at: usize, of: usize) -> String,
    /// On which item.
    pub on_item: Gap,
    /// Right; not right.
    pub verdict_of_answer: [&'static str; 2],
    /// The button to the next question.
    pub next: &'static str,
    /// The end of a drill: right ones, of how many, and how many come again.
    pub drill_end: fn(right: usize, of: usize, missed: usize) -> String,
    /// The button for another run.
    pub drill_again: &'static str,
    /// The heading over the group's answers.
    pub group: &'static str,
    /// The heading over the items that split the group most.
    pub splits: &'static str,
    /// The answers that are counted.
    pub answers_counted: [&'static str; 3],
    /// How to read the group's answers.
    pub group_note: &'static str,
    /// One case: how many played it, how many did all that has to be done.
    pub group_case: fn(courses: usize, passed: usize) -> String,
    /// The columns of the table of items.
    pub group_columns: [&'static str; 6],
    /// The model's answer differs from most answers.
    pub group_mistakes: &'static str,
    /// How many made a mistake.
    pub people: fn(count: usize) -> String,
    /// The heading over the coefficients.
    pub coefficients: &'static str,
    /// What they are, and their sources.
    pub coefficients_note: &'static str,
    /// Their names: percent agreement, α, AC1, weighted κ.
    pub coefficient: [&'static str; 4],
    /// A value with its interval.
    pub with_interval: fn(value: &str, interval: Option<(&str, &str)>) -> String,
    /// A value that cannot be told.
    pub no_value: &'static str,
    /// Levels given, and how many are those of the model.
    pub levels_given: fn(given: usize, right: usize) -> String,
    /// Courses of other editions are not counted.
    pub others_not_counted: fn(count: usize) -> String,
    /// A child by number alone.
    pub child: Gap,
    /// The household.
    pub household: &'static str,
}

/// The words of practice in a language.
pub fn practice(lang: Lang) -> &'static Practice {
    match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    }
}

/// What is wrong with a training pack, and what to do about it: for the command line.
pub fn bad_training(lang: Lang, problem: &Problem) -> String {
    let ja = lang == Lang::Ja;
    let pick = |in_ja: &str, in_en: &str| if ja { in_ja.to_owned() } else { in_en.to_owned() };
    match problem {
        Problem::Pack(problem) => super::bad_pack(lang, problem),
        Problem::Time(text) if ja => {
            format!("「{text}」は、日時や年月ではない（2026-11-20T15:30、2022-07 のように書く）")
        }
        Problem::Time(text) => format!("“{text}” is no time (write it like 2026-11-20T15:30, a month like 2022-07)"),
        Problem::StageOrder => {
            pick("段階の時刻が、前の段階より後ではない", "a stage must be later than the one before it")
        }
        Problem::StageRange => {
            pick("その番号の段階がない（0 から数える）", "there is no such stage (they are counted from 0)")
        }
        Problem::NoSuchChild(number) if ja => format!("子ども{number}は、この事例にいない"),
        Problem::NoSuchChild(number) => format!("the case has no child {number}"),
        Problem::WrongSubject(id) if ja => format!("{id} は、この子ども（または世帯）には尋ねない項目である"),
        Problem::WrongSubject(id) => {
            format!(
                "{id} is not asked here (items of the household have no child; some are asked of a pregnancy alone)"
            )
        }
        Problem::Basis => pick(
            "「はい」と「いいえ」には basis が要る。「いいえ」は seen、record、agency のどれか",
            "a yes and a no need a basis; a no needs seen, record or agency",
        ),
        Problem::AcceptsItself => pick("accept に、答えそのものが入っている", "accept repeats the answer itself"),
        Problem::NeverLearnt(id) if ja => format!("情報 {id} を知る方法がない（tells か reveals に入れる）"),
        Problem::NeverLearnt(id) => format!("nobody can learn {id} (name it in tells or reveals)"),
        Problem::ToldTwice(id) if ja => format!("情報 {id} を、二つの場面、または場面と行動の両方で知らせている"),
        Problem::ToldTwice(id) => format!("{id} is told by a stage, and told or revealed again"),
        Problem::SettlesNothing(id) if ja => {
            format!("情報 {id} で決まる項目がない（判断なら nature を judgement にする）")
        }
        Problem::SettlesNothing(id) => format!("{id} settles no item (a mere judgement has the nature judgement)"),
        Problem::NeverStands => pick(
            "模範の進め方では、この答えが使われることがない（後の答えに置き換わるか、情報がそろわない）",
            "this answer never stands in the model's course (a later one takes its place, or a fact is missing)",
        ),
        Problem::Level { stated, given } if ja => {
            format!("「{stated}」と書いてあるが、模範の答えからは「{given}」になる")
        }
        Problem::Level { stated, given } => format!("{stated} is stated, and the model answers give {given}"),
        Problem::StepDoesNotStand(id) if ja => format!("手順 {id} は、この段階の計画に出ない"),
        Problem::StepDoesNotStand(id) => format!("the step {id} does not stand in the plan of this stage"),
        Problem::StepNeverStands(id) if ja => format!("手順 {id} は、どの段階の計画にも出ない"),
        Problem::StepNeverStands(id) => format!("the step {id} stands in the plan of no stage"),
        Problem::NoReason => {
            pick("段階を尋ねるなら、理由（why）が要る", "where a level is asked for, its reason (why) is needed")
        }
        Problem::DemandsNothing => pick("any_of か never が要る", "any_of or never is needed"),
        Problem::ModelFails => pick(
            "any_of には、その段階までにできる should の行動が要り、誤りの行動は入れない",
            "any_of needs a move that should be done and can be done by then, and none that is wrong",
        ),
        Problem::Choices => pick("正しい選択肢と誤りの選択肢が、どちらも要る", "a right and a wrong choice are needed"),
    }
}

const JA: Practice = Practice {
    title: "練習",
    intro: &[
        "架空の事例で、情報の分け方、シートの書き方、連絡の順を練習する。",
        "ここで入力したことは、実際の記録にはならない。実際の記録は、ここでは開けない。",
    ],
    no_certificate: "この結果は練習の記録である。実務の資格や判断の力を証明しない。",
    cases: "事例",
    cases_note: "はじめは、いちばん上の事例から行う。時間は計らない。途中でやめてもよい。",
    left_out: Gap("いま使っているパックでは、次の事例は模範の答えと結果が合わない。使わない：", ""),
    begin: Gap("「", "」を始める"),
    states: ["まだ行っていない", "必ず行うことを、すべて行った", "まだ行っていないことがある"],
    role: Gap("役：", ""),
    drills: "1分の練習",
    drills_note: "答えると、その場で理由が出る。間違えた問いは、また出る。時間は計らない。",
    drill: |drill| match drill {
        Drill::Nature => "事実・伝聞・判断",
        Drill::Value => "はい・いいえ・不明",
        Drill::Question => "どの問いに入るか",
        Drill::Written(DrillKind::Route) => "通告・情報提供・支援",
        Drill::Written(DrillKind::FirstCall) => "最初の電話",
        Drill::Written(DrillKind::Door) => "玄関で断られたとき",
        Drill::Written(DrillKind::Report) => "会議での3分の報告",
    },
    drill_asks: |drill| match drill {
        Drill::Nature => "これは、どれか。",
        Drill::Value => "これだけを知っているとき、この項目への答えはどれか。",
        Drill::Question => "これは、どの問いに入るか。",
        Drill::Written(DrillKind::Route) => "まず、どうするか。",
        Drill::Written(DrillKind::FirstCall) => "次に、何と言うか。",
        Drill::Written(DrillKind::Door) => "ここで、どうするか。",
        Drill::Written(DrillKind::Report) => "どれを選ぶか。",
    },
    progress: "自分の記録",
    progress_note: "練習の記録は、この画面の中にだけある。閉じると消える。続きから行うときは、ファイルに保存する。名前は入らない。",
    progress_count: |cases, missed| format!("終えた事例 {cases}件、また出る問い {missed}問"),
    save: "練習の記録を保存する",
    open: "保存した記録を開く",
    opened: |courses, others| match others {
        0 => format!("事例 {courses}件の記録を読み込んだ。"),
        _ => format!("事例 {courses}件の記録を読み込んだ。ほかの版の事例の記録 {others}件は、数えずに残した。"),
    },
    not_practice: "練習の記録のファイルではない。開かなかった。",
    trainer: "研修担当の人へ",
    trainer_note: "集めたファイルをまとめて開くと、項目ごとの答えの割れ方が出る。名前も順位も出ない。話し合うための表である。",
    open_many: "結果のファイルをまとめて開く",
    counted: |files, refused| match refused {
        0 => format!("{files}件のファイルを数えた。"),
        _ => format!("{files}件のファイルを数えた。練習の記録でない、または読めないファイルが {refused}件あった。"),
    },
    alike: |count| format!("ほかと同じ内容のファイルが {count}件あり、それも数えた。写しであれば、除いて開き直す。"),
    csv: "表をCSVで保存する",
    home: "事例の一覧に戻る",
    read_again: "振り返りを読む",
    more_moves: "ほかにすることを選ぶ",
    nothing_new: "新しく知らされたことはない。",
    levels_missing: "見立てを、まだ選んでいない。",
    leave: "この事例を途中でやめると、ここまでの行動は残らない。",
    leave_or_stay: ["途中でやめる", "続ける"],
    stage: |at, of, when| format!("場面 {at}／{of}　{when}"),
    facts: "知らされたこと",
    earlier_facts: "前の場面で知らされたこと",
    facts_note: "答える前に分ける。見たこと・記録にあること、人から聞いたこと、だれかの判断や印象。",
    unsorted: |count| format!("あと {count}件を分けると、次に進める。"),
    nature: |nature| match nature {
        Nature::Fact => "見た・記録にある",
        Nature::Hearsay => "聞いた話",
        Nature::Judgement => "判断・印象",
    },
    moves: "することを選ぶ",
    moves_note: "調べたり聞いたりする回数に、制限はない。順番と相手が大切である。一度したことは取り消せない。",
    move_kind: |kind| match kind {
        MoveKind::Ask => "確かめる",
        MoveKind::Notify => "通告する・知らせる",
        MoveKind::Act => "そのほかの行動",
    },
    done: "したこと",
    nothing_done: "まだ何もしていない。",
    sheet: "シート",
    sheet_note: "いま知っていることだけを書く。分からないことは「不明」にするか、書かずに残す。研修用の記録なので、実際の記録には入らない。",
    sheet_open: "シートに書く",
    levels: "自分の見立て",
    levels_note: "シートより先に、自分で選ぶ。いま知られている事実だけで選ぶ。すべて選ぶと、シートに結果が出る。",
    level_of: |scale, child| format!("{child}　{scale}"),
    level_unset: "選んでいない",
    go_on: "次の場面に進む",
    finish: "終えて、模範の答えと比べる",
    debrief: Gap("振り返り：", ""),
    passed: [
        "必ず行うことは、すべて行った。",
        "まだ行っていないことがある。同じねらいの別の事例で、もう一度練習する。",
    ],
    besides: |undone, mistakes, differing| {
        format!(
            "ほかに、しなかったこと {undone}件、気をつけること {mistakes}種類、模範と違う答え {differing}件がある。"
        )
    },
    because: Gap("理由：", ""),
    not_in_time: "しなかった、または間に合わなかった。",
    must: "この事例で、必ず行うこと",
    mistakes: "気をつけること",
    no_mistakes: "名前を付けた誤りは、見つからなかった。",
    mistake: |mistake| match mistake {
        Mistake::MissedIndicator => "危険のしるしを見落とした",
        Mistake::UnknownAsNo => "不明を「いいえ」にした",
        Mistake::DenialAsNo => "打ち消しや印象を「いいえ」にした",
        Mistake::ReadInto => "言われた以上のことを読み込んだ",
        Mistake::SeverityForUrgency => "害の重さを、急ぎ方と取り違えた",
        Mistake::WaitedBeforeNotifying => "通告の前に、確かめようとして待った",
        Mistake::WaitedForSuperior => "上司の許しを待った",
        Mistake::AskedTooMuch => "子どもに聞きすぎた",
        Mistake::AskedWrongPerson => "聞いてはいけない相手に聞いた",
        Mistake::SiblingNotLookedAt => "きょうだいを見なかった",
        Mistake::ReporterDisclosed => "通告した人や居場所を漏らした",
        Mistake::WrongRoute => "宛先を間違えた",
        Mistake::DidForbidden => "してはいけないことをした",
    },
    mistake_why: |mistake| match mistake {
        Mistake::MissedIndicator => "知らされた事実は、その項目の「はい」である。",
        Mistake::UnknownAsNo => "だれも見ていないことは「不明」である。「いいえ」には、見た人か記録が要る。",
        Mistake::DenialAsNo => "否定、取り消し、よい印象は、なかった証拠ではない。「不明」のまま残す。",
        Mistake::ReadInto => "話の中にないことを補わない。知らされた言葉の範囲で答える。",
        Mistake::SeverityForUrgency => "重症度は、もう起きた害の重さである。緊急度は、何をどれだけ急ぐかである。",
        Mistake::WaitedBeforeNotifying => "疑いで足りる。証拠を集めるのは、通告を受けた機関である。",
        Mistake::WaitedForSuperior => "通告の義務は、見つけた人にある。上司に知らせても、許しは要らない。",
        Mistake::AskedTooMuch => "聞いてよいのは「だれが」「何をした」までである。繰り返し聞かない。",
        Mistake::AskedWrongPerson => "先に知らせると、子どもの危険が増し、話が変わることがある。",
        Mistake::SiblingNotLookedAt => "同じ家の子どもを、一人ずつ確かめる。",
        Mistake::ReporterDisclosed => "だれが知らせたか、どこにいるかを特定できることを、言わない。書かない。",
        Mistake::WrongRoute => "疑いがあれば通告、支援が要れば情報提供やつなぎ、危険が今あれば110である。",
        Mistake::DidForbidden => "子どもの危険を増やすこと、権限のないことをしない。",
    },
    times: |count| format!("{count}件"),
    not_done: Gap("行わなかった、または間に合わなかった：", ""),
    agreement_title: "模範と合った数",
    items: "項目ごとの答え",
    agree: |agree, open, differ| format!("書いて合った項目 {agree}、書いていない項目 {open}、違った項目 {differ}。"),
    item_columns: ["項目", "あなた", "模範", "理由"],
    left_open: "書いていない",
    nothing_said: "このことは、だれも話していない。",
    also_right: Gap("「", "」も認められる。"),
    rests_on: Gap("もとになる情報：", ""),
    model_levels: "場面ごとの段階",
    level_columns: ["場面・尺度", "あなた", "模範の答えから出る段階", "理由"],
    known_and_possible: |known, possible| format!("{known}（否定できない：{possible}）"),
    not_asked: "尋ねていない",
    cautious: "模範より重いが、否定できない段階の中にある。誤りとしない。",
    confirmations: "どの確認が効いたか",
    confirmations_note: "確かめると分かることと、それで段階がどう動くかである。",
    confirmation_columns: ["確かめること", "あなた", "分かること"],
    confirmed: ["確かめた", "確かめていない"],
    hang_on_it: |count| format!("{count}項目の答えのもとになる。"),
    moves_level: |scale, from, to| format!("{scale}：これがないと「{from}」、あると「{to}」。"),
    model_moves: "行動の比較",
    done_in: |stage| stage.map_or_else(|| "しなかった".into(), |stage| format!("場面{stage}でした")),
    verdict: ["行うこと", "してもよいこと", "しないこと"],
    sorting: "情報を分けた結果",
    sorted_right: |right, of| format!("{of}件のうち {right}件の分け方が合っていた。"),
    taken_for: |given, is| format!("あなた：{}　→　{is}", given.unwrap_or("分けていない")),
    talk: "話し合うための問い",
    another: |aim, case| format!("同じねらい（{aim}）の別の事例：{case}"),
    again: "同じ事例をもう一度行う",
    print: "研修担当に渡す1枚を印刷する",
    paper: "練習の結果",
    by_hand: &["研修を受けた人", "研修担当", "日付"],
    question: |at, of| format!("{at}問目／{of}問"),
    on_item: Gap("項目：", ""),
    verdict_of_answer: ["合っている。", "別の答えがよい。"],
    next: "次へ",
    drill_end: |right, of, missed| {
        format!("はじめの答えで合ったのは、{of}問のうち {right}問である。また出る問いは {missed}問ある。")
    },
    drill_again: "もう一度行う",
    group: "グループの答え",
    splits: "いちばん割れた項目",
    answers_counted: ["■ はい", "□ いいえ", "▨ 不明・書いていない"],
    group_note: "割れた項目から並べた。何が正しいかより、なぜ違う答えになったかを話す。",
    group_case: |courses, passed| format!("{courses}人が行い、{passed}人が必ず行うことをすべて行った。"),
    group_columns: ["項目", "はい", "いいえ", "不明・書いていない", "模範", "答えがそろった割合"],
    group_mistakes: "見られた誤り",
    people: |count| format!("{count}人"),
    coefficients: "一致の係数",
    coefficients_note: "割合は、二人ずつ比べて答えが同じだった割合。α は Krippendorff (2011)、AC1 は Gwet (2008)、重み付きκは Cohen (1968)、標準誤差は Fleiss・Cohen・Everitt (1969)。区間は95％。人数や項目が少ないと、値は当てにならない。",
    coefficient: ["答えがそろった割合", "Krippendorff の α", "Gwet の AC1", "重み付き κ（線形の重み、模範と比べて）"],
    with_interval: |value, interval| match interval {
        Some((low, high)) => format!("{value}（95％区間 {low}〜{high}）"),
        None => value.into(),
    },
    no_value: "計算できない",
    levels_given: |given, right| format!("{given}回の見立てのうち {right}回が、模範と同じである。"),
    others_not_counted: |count| format!("ほかの版の事例の記録 {count}件は、数えていない。"),
    child: Gap("子ども", ""),
    household: "世帯",
};

const EN: Practice = Practice {
    title: "Practice",
    intro: &[
        "Practise on invented cases: telling facts apart, filling in the sheet, contacting whom and when.",
        "What you enter here never becomes a real record, and no real record opens here.",
    ],
    no_certificate: "This is a record of practice. It certifies no qualification and no judgement for real work.",
    cases: "Cases",
    cases_note: "If you are new, begin with the first one. Nothing is timed. You may stop in the middle.",
    left_out: Gap(
        "With the packs in use, the model answers of these cases give other results, so they are left out: ",
        "",
    ),
    begin: Gap("Begin: ", ""),
    states: ["not played yet", "all that has to be done was done", "something that has to be done is missing"],
    role: Gap("Your part: ", ""),
    drills: "One-minute drills",
    drills_note: "Each answer is explained at once. What you missed comes again. Nothing is timed.",
    drill: |drill| match drill {
        Drill::Nature => "Fact, hearsay or judgement",
        Drill::Value => "Yes, no or unknown",
        Drill::Question => "Which question does it belong to?",
        Drill::Written(DrillKind::Route) => "Notification, information or support",
        Drill::Written(DrillKind::FirstCall) => "The first call",
        Drill::Written(DrillKind::Door) => "Refused at the door",
        Drill::Written(DrillKind::Report) => "Three minutes before the meeting",
    },
    drill_asks: |drill| match drill {
        Drill::Nature => "What is this?",
        Drill::Value => "If this is all you know, what is the answer to the item below?",
        Drill::Question => "Which question does this belong to?",
        Drill::Written(DrillKind::Route) => "What comes first?",
        Drill::Written(DrillKind::FirstCall) => "What do you say next?",
        Drill::Written(DrillKind::Door) => "What do you do here?",
        Drill::Written(DrillKind::Report) => "Which one do you choose?",
    },
    progress: "Your own record",
    progress_note: "What you practised is kept in this page alone and is gone when it closes. To go on later, save it as a file. It has no name in it.",
    progress_count: |cases, missed| format!("{cases} cases finished, {missed} questions that come again"),
    save: "Save your record of practice",
    open: "Open a saved record",
    opened: |courses, others| match others {
        0 => format!("{courses} finished cases were read."),
        _ => format!(
            "{courses} finished cases were read. {others} through other editions of cases were kept and are not counted."
        ),
    },
    not_practice: "This is no file of practice. It was not opened.",
    trainer: "For trainers",
    trainer_note: "Open the files that you collected, all at once: you see which items split the group. No names, no ranking. The table is there to talk about.",
    open_many: "Open many result files",
    counted: |files, refused| match refused {
        0 => format!("{files} files were counted."),
        _ => format!("{files} files were counted; {refused} are no files of practice, or cannot be read."),
    },
    alike: |count| {
        format!(
            "{count} files are exactly like another one, and are counted too. If they are copies, open the files again without them."
        )
    },
    csv: "Save the table as CSV",
    home: "Back to the list of cases",
    read_again: "Read the comparison",
    more_moves: "Choose what else you do",
    nothing_new: "Nothing new is told.",
    levels_missing: "Your own view is not chosen yet.",
    leave: "If you leave this case now, what you did in it is not kept.",
    leave_or_stay: ["Leave it", "Go on"],
    stage: |at, of, when| format!("Stage {at} of {of}　{when}"),
    facts: "What you are told",
    earlier_facts: "What you were told before",
    facts_note: "Sort it before you answer: what was seen or stands in a record, what somebody said, what somebody thinks or feels.",
    unsorted: |count| format!("Sort {count} more to go on."),
    nature: |nature| match nature {
        Nature::Fact => "seen or on record",
        Nature::Hearsay => "hearsay",
        Nature::Judgement => "judgement or impression",
    },
    moves: "Choose what you do",
    moves_note: "Information costs nothing. What counts is the order, and whom you ask. What is done cannot be undone.",
    move_kind: |kind| match kind {
        MoveKind::Ask => "Find out",
        MoveKind::Notify => "Report or inform",
        MoveKind::Act => "Do something else",
    },
    done: "What you did",
    nothing_done: "Nothing yet.",
    sheet: "The sheet",
    sheet_note: "Write only what you know now. What you do not know is “unknown”, or left open. This is a practice record and never enters a real one.",
    sheet_open: "Fill in the sheet",
    levels: "Your own view",
    levels_note: "Choose before the sheet tells you, on the facts known now. Once all are chosen, the sheet shows its result.",
    level_of: |scale, child| format!("{child}: {scale}"),
    level_unset: "not chosen",
    go_on: "Go on to the next stage",
    finish: "Finish, and compare with the model",
    debrief: Gap("Looking back: ", ""),
    passed: [
        "All that has to be done was done.",
        "Something that has to be done is missing. Practise once more on another case of the same aim.",
    ],
    besides: |undone, mistakes, differing| {
        format!("Besides: {undone} things not done, {mistakes} kinds of mistake, {differing} answers that differ.")
    },
    because: Gap("because of: ", ""),
    not_in_time: "Not done, or too late.",
    must: "What has to be done in this case",
    mistakes: "What to watch",
    no_mistakes: "No mistake that has a name was found.",
    mistake: |mistake| match mistake {
        Mistake::MissedIndicator => "Missed a sign of danger",
        Mistake::UnknownAsNo => "Took unknown for a no",
        Mistake::DenialAsNo => "Took a denial or an impression for a no",
        Mistake::ReadInto => "Read more into it than was said",
        Mistake::SeverityForUrgency => "Took severity for urgency",
        Mistake::WaitedBeforeNotifying => "Waited before reporting, in order to be sure",
        Mistake::WaitedForSuperior => "Waited for a superior",
        Mistake::AskedTooMuch => "Asked the child too much",
        Mistake::AskedWrongPerson => "Asked whom one should not ask",
        Mistake::SiblingNotLookedAt => "Did not look at a sibling",
        Mistake::ReporterDisclosed => "Gave away who reported, or where somebody hides",
        Mistake::WrongRoute => "Took the wrong route",
        Mistake::DidForbidden => "Did what must not be done",
    },
    mistake_why: |mistake| match mistake {
        Mistake::MissedIndicator => "What you were told is a yes to the item.",
        Mistake::UnknownAsNo => "What nobody looked at is unknown. A no needs somebody who looked, or a record.",
        Mistake::DenialAsNo => {
            "A denial, a retraction or a good impression does not prove that nothing happened. Leave it unknown."
        }
        Mistake::ReadInto => "Add nothing to what was said. Answer within its words.",
        Mistake::SeverityForUrgency => {
            "Severity is the harm that was done. Urgency is what has to be done, and how soon."
        }
        Mistake::WaitedBeforeNotifying => "A suspicion is enough. Gathering proof is for those who take the report.",
        Mistake::WaitedForSuperior => {
            "The duty to report is that of whoever finds out. Tell your superior; you need no leave."
        }
        Mistake::AskedTooMuch => "“Who” and “what” is all that one may ask, and only once.",
        Mistake::AskedWrongPerson => "A warning puts the child in greater danger, and stories change.",
        Mistake::SiblingNotLookedAt => "Look at every child of the home, one by one.",
        Mistake::ReporterDisclosed => "Neither say nor write what tells who reported, or where somebody is.",
        Mistake::WrongRoute => "A suspicion is reported; a need is passed on or led to support; for danger now, 110.",
        Mistake::DidForbidden => "Do nothing that adds to the danger, and nothing that you have no power to do.",
    },
    times: |count| if count == 1 { "(once)".into() } else { format!("({count} times)") },
    not_done: Gap("Not done, or too late: ", ""),
    agreement_title: "What agrees with the model",
    items: "Item by item",
    agree: |agree, open, differ| {
        format!("{agree} answers are right, {open} items were left open, {differ} answers differ.")
    },
    item_columns: ["item", "you", "model", "why"],
    left_open: "left open",
    nothing_said: "Nobody said anything of this.",
    also_right: Gap("“", "” is right too."),
    rests_on: Gap("It rests on: ", ""),
    model_levels: "Levels at each stage",
    level_columns: ["stage and scale", "you", "what the model answers give", "why"],
    known_and_possible: |known, possible| format!("{known} (not ruled out: {possible})"),
    not_asked: "not asked",
    cautious: "Graver than the model, and among what cannot be ruled out: no mistake.",
    confirmations: "Which confirmations mattered",
    confirmations_note: "What could be found out, and how it moves a level.",
    confirmation_columns: ["to find out", "you", "what it tells"],
    confirmed: ["found out", "not found out"],
    hang_on_it: |count| format!("{count} answers rest on it."),
    moves_level: |scale, from, to| format!("{scale}: without it “{from}”, with it “{to}”."),
    model_moves: "What you did, and what was to be done",
    done_in: |stage| stage.map_or_else(|| "not done".into(), |stage| format!("done in stage {stage}")),
    verdict: ["to be done", "may be done", "not to be done"],
    sorting: "How you sorted",
    sorted_right: |right, of| format!("{right} of {of} were sorted rightly."),
    taken_for: |given, is| format!("you: {} → {is}", given.unwrap_or("not sorted")),
    talk: "Questions to talk about",
    another: |aim, case| format!("Another case of the same aim ({aim}): {case}"),
    again: "Play the same case again",
    print: "Print the page for your trainer",
    paper: "Result of practice",
    by_hand: &["trainee", "trainer", "date"],
    question: |at, of| format!("Question {at} of {of}"),
    on_item: Gap("Item: ", ""),
    verdict_of_answer: ["That is right.", "Another answer is better."],
    next: "Next",
    drill_end: |right, of, missed| format!("{right} of {of} first answers were right. {missed} come again."),
    drill_again: "Once more",
    group: "What the group answered",
    splits: "What splits the group most",
    answers_counted: ["■ yes", "□ no", "▨ unknown or left open"],
    group_note: "The items that split the group come first. Talk less about what is right than about why the answers differ.",
    group_case: |courses, passed| format!("{courses} played it; {passed} did all that has to be done."),
    group_columns: ["item", "yes", "no", "unknown or left open", "model", "agreement"],
    group_mistakes: "Mistakes that were made",
    people: |count| format!("by {count}"),
    coefficients: "Coefficients of agreement",
    coefficients_note: "Agreement is the share of pairs of people with the same answer. α: Krippendorff (2011); AC1: Gwet (2008); weighted κ: Cohen (1968), with standard errors by Fleiss, Cohen and Everitt (1969). Intervals are of 95 %. With few people or items, the values mean little.",
    coefficient: ["Agreement", "Krippendorff’s α", "Gwet’s AC1", "weighted κ (linear weights, against the model)"],
    with_interval: |value, interval| match interval {
        Some((low, high)) => format!("{value} (95 % interval {low} to {high})"),
        None => value.into(),
    },
    no_value: "cannot be told",
    levels_given: |given, right| format!("{right} of {given} levels given are those of the model."),
    others_not_counted: |count| format!("{count} courses through other editions of cases are not counted."),
    child: Gap("child ", ""),
    household: "household",
};
