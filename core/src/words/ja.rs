use super::{Blank, Gap, Say, Screen, Words, statement};
use crate::knowledge::{Evidence, Force};
use crate::pack::Problem as PackProblem;
use crate::record::{BasisKind, Problem as RecordProblem, Value};

const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

fn day(eras: &crate::calendar::Eras, day: crate::calendar::Day) -> String {
    let weekday = WEEKDAYS.get(usize::from(day.weekday())).copied().unwrap_or_default();
    format!("{}{}月{}日（{weekday}）", eras.year(day), day.month(), day.day())
}

fn moment(eras: &crate::calendar::Eras, moment: crate::calendar::Moment) -> String {
    format!("{}{}時{:02}分", day(eras, moment.day()), moment.hour(), moment.minute())
}

fn hours_and_minutes(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}分"),
        (hours, 0) => format!("{hours}時間"),
        (hours, minutes) => format!("{hours}時間{minutes}分"),
    }
}

fn bad_record(path: &str, problem: &RecordProblem) -> String {
    let what = match problem {
        RecordProblem::Shape(detail) => format!("記録の形に合いません（{detail}）"),
        RecordProblem::Format(format) => {
            format!("「{format}」という形式は読めません。読めるのは mimamori-record/1 です")
        }
        RecordProblem::Time(text) => {
            format!("「{text}」は日時として読めません。2026-11-20T16:50 のように書いてください")
        }
        RecordProblem::Birth(text) => format!("「{text}」は年月として読めません。2022-07 のように書いてください"),
        RecordProblem::BornAndExpected => "生まれた月と出産予定の月が両方あります。どちらか一つにしてください".into(),
        RecordProblem::ChildTwice(number) => format!("子ども{number}が2人います。番号を分けてください"),
        RecordProblem::NoChild => "子どもが1人もいません。子どもを1人以上書いてください".into(),
        RecordProblem::NoReason => "取り消した理由がありません。理由を書いてください".into(),
        RecordProblem::Field(text) => format!("「{text}」は、この欄には入れられません"),
    };
    if path.is_empty() {
        format!("この記録は読めませんでした。{what}。")
    } else {
        format!("この記録は読めませんでした。{path}：{what}。")
    }
}

pub(super) fn bad_pack(problem: &PackProblem) -> String {
    match problem {
        PackProblem::Shape(detail) => format!("パックの形に合いません（{detail}）"),
        PackProblem::Format(format) => format!("「{format}」という形式は読めません"),
        PackProblem::Id(id) => format!("id「{id}」は使えません"),
        PackProblem::Duplicate(id) => format!("「{id}」が2回出てきます"),
        PackProblem::Unknown(id) => format!("「{id}」はどこにもありません"),
        PackProblem::EmptyText => "文が空です".into(),
        PackProblem::EmptyList => "中身がありません".into(),
        PackProblem::NoEnglish => "英語の文がありません".into(),
        PackProblem::NoSource => "出典がありません".into(),
        PackProblem::Day(text) => format!("「{text}」は日付として読めません"),
        PackProblem::ForceEndsBeforeStart => "効力の終わりが始まりより前です".into(),
        PackProblem::BaseMissing(id) => format!("もとになるパック「{id}」が先に読み込まれていません"),
        PackProblem::BaseEdition { pinned, loaded } => {
            format!("もとのパックの版が違います（指定は「{pinned}」、読み込まれたのは「{loaded}」）")
        }
        PackProblem::ReplacesWithoutExtends(id) => format!("「{id}」は前のパックにあります"),
        PackProblem::LevelLost(id) => format!("もとのパックの段階「{id}」がなくなっています"),
        PackProblem::LevelMoved(id) => format!("段階「{id}」の順番が、もとのパックと違います"),
        PackProblem::NoQuestion => "どの設問にも入っていない項目です".into(),
        PackProblem::TwoQuestions(id) => format!("「{id}」が2つの設問に入っています"),
        PackProblem::InNoScale => "どの尺度にも使われない項目です".into(),
        PackProblem::ContextInScale(id) => format!("尺度に使わないはずの「{id}」が尺度に使われています"),
        PackProblem::DoubtfulInScale(id) => format!("根拠の弱い「{id}」が尺度に使われています"),
        PackProblem::Unreachable => "この段階には決して届きません".into(),
        PackProblem::Hidden => "この段階は決して表示されません。いつも上の段階が先に当てはまります".into(),
        PackProblem::ScaleOrder(id) => format!("自分自身か、後ろにある尺度「{id}」を参照しています"),
        PackProblem::NotMonotone => "危険の大小がないもの（役割など）は、尺度の条件に使えません".into(),
        PackProblem::NotReadOnce(id) => format!("同じ事実「{id}」が1つの条件に2回出てきます"),
        PackProblem::UnlessOnUrgent => "急ぐ手順に unless は使えません".into(),
        PackProblem::TwoStarts => "when、until_ruled_out、once_ruled_out のうち2つ以上があります".into(),
        PackProblem::SiblingOfSibling => "きょうだいの規則が、別のきょうだいの規則に頼っています".into(),
        PackProblem::FrontTooLong => "最初の画面で聞くことが8つを超えています".into(),
        PackProblem::TwoDeadlines => "期限が2つ以上あります".into(),
        PackProblem::Hours(text) => format!("「{text}」は時刻か月日として読めないか、始まりと終わりが同じです"),
        PackProblem::Overlap(id) => format!("1つの地域に1つだけの窓口が、「{id}」と重なっています"),
        PackProblem::NotStanding => "確認のいらない番号は110、119、189だけです".into(),
        PackProblem::OverdueOrder(id) => format!("「{id}」は、期限を過ぎることのある、前に並んだ手順ではありません"),
        PackProblem::OtherSubject(id) => format!("この尺度の対象には聞かない項目「{id}」を使っています"),
    }
}

/// What to do about it.
pub(super) fn pack_hint(problem: &PackProblem) -> &'static str {
    match problem {
        PackProblem::Shape(_) => "JSON Schema（schema/ のファイル）と見比べてください",
        PackProblem::Format(_) => "format は mimamori-pack/1 にしてください",
        PackProblem::Id(_) => "小文字の英字、数字、ハイフンだけにしてください",
        PackProblem::Duplicate(_) => "片方を消すか、id を変えてください",
        PackProblem::Unknown(_) => "id のつづりを確かめてください",
        PackProblem::EmptyText => "日本語の文を書いてください",
        PackProblem::EmptyList => "1つ以上書いてください",
        PackProblem::NoEnglish => "英語の画面では日本語の文が出ます",
        PackProblem::NoSource => "citations に出典を1つ以上書いてください",
        PackProblem::Day(_) => "2026-11-20 のように書いてください",
        PackProblem::ForceEndsBeforeStart => "in_force_from と in_force_to を確かめてください",
        PackProblem::BaseMissing(_) => "もとのパックを前に並べてください",
        PackProblem::BaseEdition { .. } => "変わった点を確かめてから、extends の edition を書き直してください",
        PackProblem::ReplacesWithoutExtends(_) => "置き換えるときは extends にもとのパックと版を書いてください",
        PackProblem::LevelLost(_) => "段階の id は変えず、label だけを変えてください",
        PackProblem::LevelMoved(_) => "危険の大きい順のまま、label と条件だけを変えてください",
        PackProblem::NoQuestion => "questions のどれかの items に id を加えてください",
        PackProblem::TwoQuestions(_) => "1つの設問だけに入れてください",
        PackProblem::InNoScale => "尺度の条件に加えるか、kind を context か protective にしてください",
        PackProblem::ContextInScale(_) => "kind を risk にするか、条件から外してください",
        PackProblem::DoubtfulInScale(_) => "出典を確かめるか、kind を context にしてください",
        PackProblem::Unreachable => "条件の数と中身を確かめてください",
        PackProblem::Hidden => "段階の順番か条件を直してください",
        PackProblem::ScaleOrder(_) => "参照される尺度を前に並べてください",
        PackProblem::NotMonotone => "steps か disclosures の条件に移してください",
        PackProblem::NotReadOnce(_) => "画面に出る理由や「あと何件」が最小でないことがあります。1回にまとめてください",
        PackProblem::UnlessOnUrgent => "unless を消すか、urgent を外してください",
        PackProblem::TwoStarts => "どちらか一つにしてください",
        PackProblem::SiblingOfSibling => "ふつうの項目だけを条件にしてください",
        PackProblem::FrontTooLong => "8つまでに減らしてください",
        PackProblem::TwoDeadlines => "どちらか一つにしてください",
        PackProblem::Hours(_) => "時刻は 08:30、月日は 04-01 のように書いてください",
        PackProblem::Overlap(_) => "areas か valid_from、valid_to を分けてください",
        PackProblem::NotStanding => "standing を外し、verified_on を書いてください",
        PackProblem::OverdueOrder(_) => "hours_from_receipt のある手順を前に並べ、その id を書いてください",
        PackProblem::OtherSubject(_) => "設問の subject を尺度の subject に合わせてください",
    }
}

pub(super) const WORDS: Words = Words {
    sheet_title: Gap("みまもり　", ""),
    emergency: [
        ("110", "いま暴力がある、命が危ない（警察）"),
        ("119", "けが、意識がおかしい、ぐったりしている（救急）"),
        ("189", "虐待かもしれないと思ったら（児童相談所、24時間）"),
    ],
    emergency_title: "急ぐときの電話",
    result_title: "いまの入力から言えること",
    result_is_no_decision: "これは判断ではない。複数の人で会議を開いて検討するための整理である。",
    child: |number, age| format!("子ども{number}（{age}）"),
    pregnancy: |number, expected| format!("妊娠{number}（{expected}）"),
    age: |months| match (months / 12, months % 12) {
        (0, months) => format!("{months}か月"),
        (years, months) => format!("{years}歳{months}か月"),
    },
    age_unknown: "生まれた月が不明",
    expected: |month| match month {
        Some(month) => format!("出産予定 {}年{}月", month.year(), month.month()),
        None => "出産前、予定の月は不明".into(),
    },
    unborn: "生まれる前の子どもに、①〜⑧は当てない。出産前からの支援として検討する。",
    level: |label, words| format!("{label}（{words}）"),
    known: Gap("わかっている事実だけで：", ""),
    levels: |child, scale, known, possible| {
        let child = child.map(|number| format!("子ども{number}、")).unwrap_or_default();
        // What cannot be ruled out comes first: where there is little room, the end is cut off.
        match possible {
            Some(possible) => format!("{child}{scale}：{possible}を否定できていない。わかっている事実では、{known}。"),
            None => format!("{child}{scale}：{known}。"),
        }
    },
    not_ruled_out: |level, because| format!("{level}を否定できていない：{because}"),
    unconfirmed_of: |number, count| format!("{number}の未確認 {count}件"),
    list_comma: "、",
    nothing_higher_open: "このシートの項目で、答えしだいで段階が上がるものは残っていない。シートにない事情や、子どもの姿を見たかどうかは、別に確かめる。",
    reasons: "理由",
    of_question: |number, title| format!("{number} {title}"),
    before_school: "小学校に入る前の年齢である",
    younger_than: |months| {
        if months.is_multiple_of(12) {
            format!("{}歳未満である", months / 12)
        } else {
            format!("{months}か月未満である")
        }
    },
    through_sibling: Gap(
        "子ども",
        "に、虐待または虐待の疑いを示す「はい」がある。そのため「はい」として数えている。この子どもの姿も、目で見て確かめる。",
    ),
    disclosures: "この結果について知っておくこと",
    disputed: "食い違い",
    disputed_counts_as_yes: "「はい」と「いいえ」の両方の情報がある。「はい」として扱っている。",
    sibling_protected: |number, when| {
        format!("子ども{number}が{when}に一時保護された。家に残るこの子どもについて、もう一度シートで確かめる。")
    },
    next: "次に確認すること",
    if_yes: Gap("「はい」なら：", ""),
    leads_to: |scale, level, further, left_open| {
        let with = if further == 0 {
            String::new()
        } else {
            format!("ほかに{further}件の「はい」と合わせて、")
        };
        let open = if left_open { "の可能性が残る" } else { "" };
        format!("{with}{scale} {level}{open}")
    },
    more: |count| format!("ほか {count}件"),
    show_all: "すべて表示する",
    show_fewer: "はじめの分だけ表示する",
    confirm_from: Gap("確認先：", ""),
    confirm_by: Gap("確認できる人：", ""),
    avoid: Gap("気をつけること：", ""),
    could_not_confirm: "確かめようとしたが、確認できていない。それ自体が危険のしるしである。だれがいつまでに確かめるかを決める。",
    said_unknown: "「不明」とされている。だれがいつまでに確かめるかを決める。",
    unfounded_no: "「いいえ」の根拠か日時が足りないため、未確認として扱っている。だれがいつまでに何で確かめるかを決める。",
    open_through_sibling: "この子どもについては「いいえ」だが、ほかの子どもに未確認の項目が残っているため、未確認として扱っている。",
    birth_overdue: "出産予定の月が過ぎている。生まれたかどうかを確かめる。それまでは、年齢の分からない子どもとして扱う。",
    birth_implausible: |birth| {
        format!("生まれた年月が{birth}になっている。書きまちがいがないか確かめる。それまでは、年齢を不明として扱う。")
    },
    received_in_future: "通告を受けた日時が、いまより先になっている。書きまちがいがないか確かめる。",
    ruled_out_by: Gap("「いいえ」の根拠：", ""),
    count_of_basis: |basis, count| format!("{basis} {count}件"),
    ask_birth: "子どもの生まれた年月",
    plan: "すること",
    until: |when, left| match left {
        0.. => format!("{when}まで（あと{}）", hours_and_minutes(left)),
        _ => format!("{when}まで（{}過ぎている）", hours_and_minutes(-left)),
    },
    within_hours: |hours| format!("通告を受けた時から{hours}時間以内（受けた日時を入れると期限が出る）"),
    while_in_reach: "子どもを引き渡す前、疑われる人が戻る前、次に会える時のうち、いちばん早い時までに（時刻を入れると期限が出る）",
    at_latest: Gap("いますぐ。遅くとも", ""),
    call_all_the_same: "時刻を過ぎている。引き渡したあとでも、すぐ電話する。",
    follow_up: |by, until| format!("確かめる人：{by}、期限：{until}"),
    nobody_named: "決まっていない",
    no_time_named: "決まっていない",
    field: |name, text| format!("{name}：{text}"),
    not_known: "（まだ分からない）",
    say: Say {
        title: "電話で話すこと",
        begin: "「虐待かもしれないと思い、通告します」と最初に言う。分からないことは「分からない」と言ってよい。",
        names: "名前と住所は電話で伝え、この画面には書かない。自分の名前は言わなくてもよい。",
        place: "子どもはいまどこにいるか",
        handover: "いつ、だれに引き渡すか",
        suspect_returns: "疑われる人が戻る日時",
        next_seen: "次に必ず子どもに会える日時",
        last_seen: "最後に子どもを見た日時と人",
        age: "年齢",
    },
    force: |force| match force {
        Force::Must => "しなければならない",
        Force::May => "できる",
        Force::MustNot => "してはならない",
    },
    sources: "よりどころ",
    pack: |title, edition, as_of, hash| format!("{title}　版 {edition}　基準日 {as_of}　照合番号 {hash}"),
    cited: Gap("よりどころ：", ""),
    evidence: |evidence| match evidence {
        Evidence::Primary => "一次資料で確認",
        Evidence::Secondary => "二次資料で確認",
        Evidence::Own => "編集者の補正",
        Evidence::Unverified => "出典の原文は未確認",
        Evidence::Doubtful => "根拠が弱い",
    },
    source: |title, evidence, note| match note {
        Some(note) => format!("{title}（{evidence}。{}）", note.trim_end_matches('。')),
        None => format!("{title}（{evidence}）"),
    },
    moment,
    day,
    birth: |birth| birth.to_string(),
    value: |value| match value {
        Value::Yes => "はい",
        Value::No => "いいえ",
        Value::Unknown => "不明",
    },
    basis: |kind| match kind {
        BasisKind::Seen => "自分で見た・測った",
        BasisKind::Record => "記録で確かめた",
        BasisKind::Agency => "ほかの機関に確かめた",
        BasisKind::Heard => "人から聞いた",
        BasisKind::Judged => "自分で判断した（意見）",
        BasisKind::Summary => "まとめて受け取った回答",
    },
    based_on: |basis, from| if from.is_empty() { basis.into() } else { format!("{basis}（{from}）") },
    no_basis: "根拠の記録なし",
    statement: |knowledge, lang, said| statement(&WORDS, knowledge, lang, said),
    quote: Gap("「", "」"),
    withdrawn: Gap("取り消し：", ""),
    bad_record,
    unknown_items: |list| {
        format!(
            "この記録は読み込めませんでした。読み込まれたシートのその場所にない項目に答えがあります（{list}）。記録を作ったときのパックを読み込んでください。子ども1人ずつの項目は、children に書いてください。"
        )
    },
    other_edition: |id, theirs, ours| match ours {
        Some(ours) if ours == theirs => {
            format!(
                "この記録は「{id}」の版 {theirs} で整理されている。いまの版は同じ名前だが、中身が違う。結果が変わることがある。"
            )
        }
        Some(ours) => {
            format!(
                "この記録は「{id}」の版 {theirs} で整理されている。いまの版は {ours} である。結果が変わることがある。"
            )
        }
        None => format!(
            "この記録は「{id}」の版 {theirs} で整理されている。いまは読み込まれていない。結果が変わることがある。"
        ),
    },
    pack_refused: |pack, path, detail| {
        let detail = if detail.is_empty() { String::new() } else { format!("（{detail}）") };
        format!(
            "シートのパックが使えません。{pack} の {path} に直すところがあります{detail}。mimamori check が直し方を示します。"
        )
    },
    routes: super::routes::JA,
    papers: super::papers::JA,
    screen: Screen {
        sheet: "シート",
        contents: "シートの目次",
        tools: "道具",
        case_number: "ケース番号（名前は書かない）",
        role: "あなたの立場",
        role_hint: "立場を選ぶと始まる。あとで変えられる。",
        other_roles: "助けがほしいとき・見かけたとき",
        area: "子どもの住んでいる所",
        area_unset: "まだ選んでいない",
        limits: "この道具がすること、しないこと",
        about: "立場を変える・使い方",
        go_on: "続ける",
        kana: "ふりがな",
        hide: "画面を隠す",
        hidden: "画面を隠しています。",
        show_again: "もどる",
        erase: "消去",
        erase_question: "入力したことをすべて消します。元に戻せません。消しますか。",
        erase_yes: "すべて消す",
        cancel: "やめる",
        child: Gap("子ども", ""),
        pregnancy: Gap("妊娠", ""),
        children: "子どもと妊娠",
        add_child: "子どもを加える",
        add_pregnancy: "妊娠を加える",
        move_up: Gap("", "の順番を1つ前にする"),
        remove: Gap("", "を外す"),
        born: Gap("子ども", "の生まれた年月"),
        born_hint: "例：2022-07、令和4年7月。分からなければ空けておく。",
        born_wrong: "年月として読めない。2022-07 か、令和4年7月のように書く。直すまで、前の年月のまま扱う。",
        expected: "出産予定の年月",
        has_been_born: "生まれた（子どもとして続ける）",
        siblings: "家庭の項目は、全員に共通である。子どもの項目は、1人ずつ答える。「いいえ」は、ほかの子どもには反映されない。1人に虐待の疑いを示す「はい」があると、ほかの子どもの「きょうだいへの虐待」は「はい」として数えられる。",
        received: "通告を受けた日時",
        front: "はじめの3分",
        front_hint: "分かることだけ選ぶ。分からないものは、そのままでよい。",
        place: "いまいる所",
        place_hint: "例：園、教室、家、病院",
        handover: "引き渡す・帰る時刻",
        handover_to: "だれに（続柄）",
        next_seen: "次に必ず会える時刻",
        last_seen: "最後に直接見た時刻",
        last_seen_by: "見た人（職）",
        suspect_returns: "疑われる人が戻る時刻",
        day: Gap("", "：日"),
        time: Gap("", "：時刻"),
        notes: "通告のあとで：シートに書いておく",
        notes_open: "シートを開く",
        more_lists: "ほかの一覧",
        key_hint: |basis| match basis {
            Some(basis) => format!("数字の1を押すと「はい」になり、直前の根拠（{basis}）も記録される。"),
            None => "数字の1を押すと「はい」になり、直前に選んだ根拠も記録される。".into(),
        },
        rest_unknown: "残りは未確認",
        rest_no: "確認して、ほかに該当なし",
        rest_apply: "残りを「いいえ」にする",
        rest_hint: "まだ答えていない項目だけに記入する。",
        more_about: "くわしく",
        examples: "たとえば",
        look_at: "見るところ",
        basis: "根拠",
        from: "だれ・何から（職・続柄）",
        words: "言葉のまま",
        when: "見た・聞いた時刻",
        by_whom: "だれが確かめるか（職）",
        until_when: "いつまでに",
        no_needs_basis: "「いいえ」には、見た・記録・ほかの機関のどれかの根拠が必要である。それまでは不明として扱う。保護者が否定しただけ、見ていない、あざが見えないだけのときは「不明」を選ぶ。",
        no_not_later: "「不明」のあとに確かめた「いいえ」だけが数えられる。「不明」が書きまちがいなら、理由を書いて取り消す。",
        why_not_yes: "「はい」は残っている。変えるときは、「はい」を取り消す理由を書く。保護者の否定、子どもの撤回は、取り消す理由にならない。",
        answer: "答え",
        about_answer: Gap("「", "」についての情報"),
        of_household: "（家庭全員に共通）",
        entering: Gap("入力中：", ""),
        another: "別の情報を加える",
        add: "加える",
        history: "これまでの情報",
        withdraw: "取り消す",
        withdraw_reason: "取り消す理由",
        answered: |done, all| format!("{all}件中 {done}件に回答"),
        undo: "1つ前に戻す",
        household: "家庭全体の項目。どの子どもにも当てはまる。",
        body: "けがの図",
        body_hint: "図か一覧で場所を選ぶ。左右は、子ども自身の左右である。印を付けると、その場所の項目が「はい」になる。",
        body_front: "前",
        body_back: "後ろ",
        body_list: "場所の一覧",
        body_none: "場所を選ぶ",
        mark_kind: "種類",
        mark_size: "大きさ（例：2×3cm）",
        mark_colour: "色（言葉で。日数は書かない）",
        mark_add: "印を付ける",
        marks: |region, count| if count == 0 { region.to_owned() } else { format!("{region}、印{count}つ") },
        background: "確認先・よりどころ",
        asking_end: "この画面に書いたことは、どこにも送られません。",
        other_desks: "ほかの相談先",
        desks: "窓口の一覧",
        step_state: "この手順の結果",
        by_post: "した人（職。名前は書かない）",
        call_log: "電話をしたら書いておく",
        call_to: "相手の窓口",
        call_taken_by: "受けた人（職）",
        call_said: "伝えたこと・指示",
        call_add: "記録する",
        protected_since: "一時保護の開始",
        rules_on: "この日に効力のある規則で見る",
    },
};

pub(super) const SHELL: &[(&str, &str)] = &[
    ("loading", "シートを準備しています。"),
    (
        "noWasm",
        "このページでは、シートのプログラムを動かせません。ページの Content-Security-Policy の script-src に 'wasm-unsafe-eval' を加えるよう、ページの管理者に伝えてください。",
    ),
    (
        "oldBrowser",
        "このブラウザーでは、シートのプログラムを動かせません。新しい Edge、Chrome、Firefox、Safari で開いてください。",
    ),
    ("blank", "手書き用のシートを開く"),
    ("failed", "シートを始められませんでした。"),
    ("stopped", "プログラムが止まりました。入力した内容は残っています。先に記録を保存してください。"),
    ("save", "記録を保存する"),
    ("goOn", "残っている内容で続ける"),
    ("copy", "保存できないときは、次の文字をすべて選んでコピーしてください。"),
    ("badMode", "mode の値が正しくありません。使えるのは sheet と training です。値："),
    (
        "cannotPrint",
        "このページからは印刷できません。枠（iframe）の中なら、ページの管理者に sandbox の allow-modals を頼んでください。",
    ),
    ("notReady", "シートがまだ使えません。"),
    ("badLang", "lang の値が正しくありません。使えるのは ja と en です。値："),
    ("badInline", "ページの中に書かれたパックが JSON として読めません。"),
    ("notARecord", "記録として読めないものが渡されました。"),
    ("file", "みまもり記録"),
    ("training", "研修用"),
    ("notSaved", "保存していない入力があります。切り替えると消えます。"),
    ("leaveUnsaved", "保存しないで切り替える"),
    ("stay", "切り替えない"),
    ("toPractice", "研修の練習に切り替える"),
    ("toWork", "実務のシートに切り替える"),
];

pub(super) const BLANK: Blank = Blank {
    title: "一時保護の要否を考えるシート（手書き用）",
    head: "ケース番号：　　　　　　　　子どもの番号：　　　　　生まれた年月：　　　　　記入日時：　　　　　　記入者の職：　　　　　　",
    boxes: "□ はい　□ いいえ　□ 不明",
    basis: "何で確かめたか・いつ：",
};
