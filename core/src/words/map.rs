use super::Gap;

/// The words of the map of rules, which the command line alone prints: apart from [`super::Words`], so that they stay out of
/// the wasm.
pub struct MapWords {
    /// The title.
    pub title: &'static str,
    /// A level of a scale.
    pub level: &'static str,
    /// When it stands.
    pub when: &'static str,
    /// Whose rule.
    pub sources: &'static str,
    /// The steps.
    pub steps: &'static str,
    /// A step.
    pub step: &'static str,
    /// How binding it is.
    pub force: &'static str,
    /// By when.
    pub by: &'static str,
    /// Who is told, and by which desks.
    pub told: &'static str,
    /// In force from and to.
    pub in_force: &'static str,
    /// It cannot wait.
    pub urgent: &'static str,
    /// It stands always.
    pub always: &'static str,
    /// It stands as long as a condition is not ruled out.
    pub until_ruled_out: &'static str,
    /// It stands once a condition is ruled out.
    pub once_ruled_out: &'static str,
    /// It does not stand while a condition is known to be true.
    pub unless: &'static str,
    /// One of several at least.
    pub any: &'static str,
    /// Every one of several.
    pub all: &'static str,
    /// So many of several at least.
    pub at_least: Gap,
    /// The user's view.
    pub view: Gap,
    /// The user's role.
    pub role: Gap,
    /// Where the child lives.
    pub area: Gap,
    /// The child is under temporary protection.
    pub protected: &'static str,
    /// A deadline in hours from the start of the protection.
    pub from_protection: Gap,
    /// A step is overdue.
    pub overdue: Gap,
}

pub(super) const JA: MapWords = MapWords {
    title: "規則の一覧",
    level: "段階",
    when: "条件",
    sources: "よりどころ",
    steps: "手順",
    step: "手順",
    force: "強さ",
    by: "期限",
    told: "知らせる相手",
    in_force: "効力",
    urgent: "急ぐ：",
    always: "いつも",
    until_ruled_out: "否定されるまで",
    once_ruled_out: "否定されたら",
    unless: "ただし、次が分かっているときを除く",
    any: "どれか",
    all: "すべて",
    at_least: Gap("", "つ以上"),
    view: Gap("画面が ", ""),
    role: Gap("立場が ", ""),
    area: Gap("住んでいる所が ", ""),
    protected: "一時保護されている",
    from_protection: Gap("一時保護の開始から", "時間"),
    overdue: Gap("手順 ", " が期限を過ぎた"),
};

pub(super) const EN: MapWords = MapWords {
    title: "Map of the rules",
    level: "Level",
    when: "When",
    sources: "Sources",
    steps: "Steps",
    step: "Step",
    force: "Force",
    by: "By when",
    told: "Who is told",
    in_force: "In force",
    urgent: "urgent:",
    always: "always",
    until_ruled_out: "until ruled out",
    once_ruled_out: "once ruled out",
    unless: "not while this is known",
    any: "any",
    all: "all",
    at_least: Gap("at least ", " of "),
    view: Gap("the view is ", ""),
    role: Gap("the role is ", ""),
    area: Gap("the child lives in ", ""),
    protected: "the child is under temporary protection",
    from_protection: Gap("", " hours from the start of the protection"),
    overdue: Gap("the step ", " is overdue"),
};
