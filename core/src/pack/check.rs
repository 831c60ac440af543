use std::rc::Rc;

use super::finding::{Finding, Problem};
use super::merge::{Merged, Place, Placed};
use super::wire;
use crate::calendar::{AgeLimit, Day, Era, Eras};
use crate::knowledge::{
    Asked, Body, Channel, Choice, Citation, Confirmation, Deadline, Disclosure, Evidence, FRONT_FACTS, Fact, Force,
    FrontFact, Ground, Guard, Item, Kind, Knowledge, Level, NO_RULE_FIRED, PackRef, Question, Reading, Readings,
    Region, Role, Scale, Scope, SiblingRule, Side, Source, Start, Step, Subject, Undetermined, View,
};
use crate::logic::{Condition, Ladder};
use crate::order::{Ids, sorted_by};
use crate::text::Text;

/// Turns merged packs into knowledge, and says all that is wrong with them. What is wrong is left out of the knowledge,
/// which must then not be used.
pub(super) fn check(merged: &Merged, findings: &mut Vec<Finding>) -> Knowledge {
    let mut check =
        Check { findings, sources: Vec::new(), items: Vec::new(), item_ids: Ids::default(), undetermined: 0 };
    check.sources(&merged.sources);
    let packs = check.heads(merged);
    let eras = check.eras(&merged.eras);
    let roles = check.roles(&merged.roles);
    let known_roles = Ids::of(roles.iter().map(|role| role.id.as_str()));
    let items = check.items(&merged.items, &merged.questions);
    let questions = check.questions(&merged.questions, &known_roles);
    let areas = check.areas(&merged.areas);
    let known_areas = Ids::of(areas.iter().map(|area| area.id.as_str()));
    let contact_kinds = check.contact_kinds(&merged.contact_kinds);
    let known_kinds = Ids::of(contact_kinds.iter().map(|kind| kind.id.as_str()));
    for role in &merged.roles {
        check.known(&role.value.to, &known_kinds, &role.place.at("to"));
    }
    let mut names = Names {
        questions: questions.clone(),
        roles: known_roles,
        areas: known_areas,
        due: Ids::default(),
        scales: Vec::new(),
    };
    let scales = check.scales(&merged.scales, &mut names);
    check.counted(&merged.items, &scales);
    let siblings = check.siblings(&merged.items, &names);
    let disclosures = check.disclosures(&merged.disclosures, &names);
    let steps = check.steps(&merged.steps, &mut names, &known_kinds);
    let contacts = check.contacts(merged, &names, &contact_kinds);
    let services = check.services(&merged.services, &names);
    let provisions = check.provisions(&merged.provisions, &names, &services, &contacts);
    let call_sheet = check.call_sheet(&merged.call_sheet, &questions);
    let limits = merged.limits.as_ref().map(|limits| check.texts(limits.value, &limits.place)).unwrap_or_default();
    let front = check.front(&merged.front);
    let body = Body {
        regions: check.regions(&merged.regions),
        kinds: check.choices(&merged.mark_kinds),
        colours: check.choices(&merged.mark_colours),
    };
    let readings = check.readings(&merged.readings);
    let by_id = Ids::of(items.iter().map(|item| item.id.as_str()));
    let knowledge = Knowledge {
        packs,
        items,
        questions,
        scales,
        siblings,
        disclosures,
        steps,
        roles,
        areas,
        contact_kinds,
        contacts,
        services,
        provisions,
        call_sheet,
        limits,
        front,
        body,
        readings,
        eras,
        by_id,
    };
    check.asked(&knowledge, &merged.scales, &merged.regions);
    knowledge
}

/// What a condition may name.
pub(super) struct Names {
    questions: Vec<Rc<Question>>,
    pub(super) roles: Ids,
    pub(super) areas: Ids,
    /// The steps before this one that may become overdue.
    due: Ids,
    /// The scales that are built so far, in order.
    scales: Vec<Rc<Scale>>,
}

pub(super) struct Check<'f> {
    findings: &'f mut Vec<Finding>,
    sources: Vec<Rc<Source>>,
    /// In the order of the packs.
    items: Vec<Rc<Item>>,
    item_ids: Ids,
    undetermined: usize,
}

impl Check<'_> {
    pub(super) fn say(&mut self, place: &Place<'_>, problem: Problem) {
        self.findings.push(place.finding(problem));
    }

    fn item_of(&self, id: &str) -> Option<Rc<Item>> {
        self.items.get(self.item_ids.place(id)?).cloned()
    }

    pub(super) fn id(&mut self, id: &str, place: &Place<'_>) {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || !id.bytes().all(plain) {
            self.say(&place.at("id"), Problem::Id(id.into()));
        }
    }

    pub(super) fn text(&mut self, text: &wire::Text, place: &Place<'_>) -> Text {
        if text.ja.trim().is_empty() {
            self.say(&place.at("ja"), Problem::EmptyText);
        }
        let en = text.en.clone().filter(|en| !en.trim().is_empty());
        if en.is_none() {
            self.say(&place.at("en"), Problem::NoEnglish);
        }
        Text { ja: text.ja.clone(), en }
    }

    pub(super) fn texts(&mut self, texts: &[wire::Text], place: &Place<'_>) -> Vec<Text> {
        texts.iter().enumerate().map(|(at, text)| self.text(text, &place.entry("", at))).collect()
    }

    fn filled(&mut self, text: &str, place: &Place<'_>) {
        if text.trim().is_empty() {
            self.say(place, Problem::EmptyText);
        }
    }

    pub(super) fn day(&mut self, text: Option<&str>, place: &Place<'_>) -> Option<Day> {
        let text = text?;
        let day = text.parse().ok();
        if day.is_none() {
            self.say(place, Problem::Day(text.into()));
        }
        day
    }

    fn sources(&mut self, sources: &[Placed<wire::Source>]) {
        for Placed { value, place } in sources {
            self.id(&value.id, place);
            let in_force_from = self.day(value.in_force_from.as_deref(), &place.at("in_force_from"));
            let in_force_to = self.day(value.in_force_to.as_deref(), &place.at("in_force_to"));
            if in_force_from.zip(in_force_to).is_some_and(|(from, to)| to < from) {
                self.say(&place.at("in_force_to"), Problem::ForceEndsBeforeStart);
            }
            let source = Source {
                id: value.id.clone(),
                title: self.text(&value.title, &place.at("title")),
                edition: value.edition.as_ref().map(|edition| self.text(edition, &place.at("edition"))),
                url: value.url.clone(),
                in_force_from,
                in_force_to,
            };
            self.sources.push(Rc::new(source));
        }
    }

    fn heads(&mut self, merged: &Merged) -> Vec<PackRef> {
        let mut packs = Vec::new();
        for Placed { value, place } in &merged.packs {
            let (hash, value) = (&value.hash, &value.pack);
            self.id(&value.id, place);
            self.filled(&value.edition, &place.at("edition"));
            self.filled(&value.licence, &place.at("licence"));
            let title = self.text(&value.title, &place.at("title"));
            if let Some(as_of) = self.day(Some(&value.as_of), &place.at("as_of")) {
                let (id, edition, hash) = (value.id.clone(), value.edition.clone(), hash.clone());
                packs.push(PackRef { id, edition, hash, title, as_of });
            }
        }
        packs
    }

    fn eras(&mut self, eras: &[Placed<wire::Era>]) -> Eras {
        let mut table = Vec::new();
        for Placed { value, place } in eras {
            self.filled(&value.name, &place.at("name"));
            self.filled(&value.letter, &place.at("letter"));
            if let Some(first) = self.day(Some(&value.first), &place.at("first")) {
                table.push(Era { name: value.name.clone(), letter: value.letter.clone(), first });
            }
        }
        Eras::new(table)
    }

    fn roles(&mut self, roles: &[Placed<wire::Role>]) -> Vec<Rc<Role>> {
        let mut known = Vec::new();
        for Placed { value, place } in roles {
            self.id(&value.id, place);
            let view = view(&value.view);
            if view == View::Asking && value.page.is_empty() {
                self.say(&place.at("page"), Problem::EmptyList);
            }
            let page = self.texts(&value.page, &place.at("page"));
            let label = self.text(&value.label, &place.at("label"));
            known.push(Rc::new(Role { id: value.id.clone(), label, view, page, to: value.to.clone() }));
        }
        known
    }

    fn choices(&mut self, choices: &[Placed<wire::Choice>]) -> Vec<Choice> {
        let mut known = Vec::new();
        for Placed { value, place } in choices {
            self.id(&value.id, place);
            known.push(Choice { id: value.id.clone(), label: self.text(&value.label, &place.at("label")) });
        }
        known
    }

    /// An item that must exist.
    fn named_item(&mut self, id: &str, place: &Place<'_>) -> Option<Rc<Item>> {
        let item = self.item_of(id);
        if item.is_none() {
            self.say(place, Problem::Unknown(id.into()));
        }
        item
    }

    fn front(&mut self, facts: &[Placed<wire::FrontFact>]) -> Vec<Rc<FrontFact>> {
        let (mut known, mut asked) = (Vec::new(), Ids::default());
        for (position, Placed { value, place }) in facts.iter().enumerate() {
            self.id(&value.id, place);
            if position >= FRONT_FACTS {
                self.say(place, Problem::FrontTooLong);
            }
            if value.items.is_empty() && value.asks.is_none() {
                self.say(&place.at("items"), Problem::EmptyList);
            }
            let mut items = Vec::new();
            for (at, id) in value.items.iter().enumerate() {
                let place = place.entry("items", at);
                if !asked.add(id, at) {
                    self.say(&place, Problem::Duplicate(id.clone()));
                }
                items.extend(self.named_item(id, &place));
            }
            known.push(Rc::new(FrontFact {
                id: value.id.clone(),
                title: self.text(&value.title, &place.at("title")),
                note: value.note.as_ref().map(|note| self.text(note, &place.at("note"))),
                items,
                asks: value.asks.as_ref().map(|asked| match asked {
                    wire::Asked::Presence => Asked::Presence,
                    wire::Asked::SuspectReturns => Asked::SuspectReturns,
                }),
            }));
        }
        known
    }

    fn regions(&mut self, regions: &[Placed<wire::Region>]) -> Vec<Rc<Region>> {
        let mut known = Vec::new();
        for Placed { value, place } in regions {
            self.id(&value.id, place);
            self.filled(&value.path, &place.at("path"));
            let label = self.text(&value.label, &place.at("label"));
            let side = match value.side {
                wire::Side::Front => Side::Front,
                wire::Side::Back => Side::Back,
            };
            let Some(item) = self.named_item(&value.item, &place.at("item")) else { continue };
            known.push(Rc::new(Region { id: value.id.clone(), side, label, item, path: value.path.clone() }));
        }
        known
    }

    fn readings(&mut self, readings: &[Placed<wire::Reading>]) -> Readings {
        let mut known = Vec::new();
        for Placed { value, place } in readings {
            self.filled(&value.word, &place.at("word"));
            self.filled(&value.kana, &place.at("kana"));
            known.push(Reading { word: value.word.clone(), kana: value.kana.clone() });
        }
        Readings(known)
    }

    /// A scale reads only what is asked of its subject: what nobody can answer would stay open for good. A mark on a body
    /// answers what is asked of a born child.
    fn asked(&mut self, knowledge: &Knowledge, scales: &[Placed<wire::Scale>], regions: &[Placed<wire::Region>]) {
        for Placed { value, place } in regions {
            let item = knowledge.item(&value.item).filter(|item| !knowledge.is_asked_of(item, Subject::Born));
            if let Some(item) = item {
                self.say(&place.at("item"), Problem::OtherSubject(item.id.clone()));
            }
        }
        for (scale, Placed { place, .. }) in knowledge.scales.iter().zip(scales) {
            for (at, condition) in scale.ladder.0.iter().enumerate() {
                let unasked = condition.facts().into_iter().find_map(|fact| match fact {
                    Fact::Item(item) if !knowledge.is_asked_of(item, scale.subject) => Some(item.id.clone()),
                    _ => None,
                });
                if let Some(id) = unasked {
                    self.say(&place.entry("levels", at).at("when"), Problem::OtherSubject(id));
                }
            }
        }
    }

    pub(super) fn citations(&mut self, citations: &[wire::Citation], place: &Place<'_>) -> Vec<Citation> {
        let place = place.at("citations");
        if citations.is_empty() {
            self.say(&place, Problem::NoSource);
        }
        let mut known = Vec::new();
        for (at, citation) in citations.iter().enumerate() {
            let place = place.entry("", at);
            let note = citation.note.as_ref().map(|note| self.text(note, &place.at("note")));
            match self.sources.iter().find(|source| source.id == citation.source).cloned() {
                Some(source) => {
                    let evidence = match citation.evidence {
                        wire::Evidence::Primary => Evidence::Primary,
                        wire::Evidence::Secondary => Evidence::Secondary,
                        wire::Evidence::Own => Evidence::Own,
                        wire::Evidence::Unverified => Evidence::Unverified,
                        wire::Evidence::Doubtful => Evidence::Doubtful,
                    };
                    known.push(Citation { source, evidence, note });
                }
                None => self.say(&place.at("source"), Problem::Unknown(citation.source.clone())),
            }
        }
        known
    }

    /// The items in the order in which the questions name them.
    fn items(&mut self, items: &[Placed<wire::Item>], questions: &[Placed<wire::Question>]) -> Vec<Rc<Item>> {
        let known = Ids::of(items.iter().map(|item| item.value.id.as_str()));
        let mut positions = Ids::default();
        // The question of each position.
        let mut question_at: Vec<usize> = Vec::new();
        for (question, Placed { value, place }) in questions.iter().enumerate() {
            for (at, id) in value.items.iter().enumerate() {
                let place = place.entry("items", at);
                if !known.contains(id) {
                    self.say(&place, Problem::Unknown(id.clone()));
                } else if positions.add(id, question_at.len()) {
                    question_at.push(question);
                } else {
                    let first = positions.place(id).and_then(|position| question_at.get(position));
                    let same = first == Some(&question);
                    let problem = if same { Problem::Duplicate(id.clone()) } else { Problem::TwoQuestions(id.clone()) };
                    self.say(&place, problem);
                }
            }
        }
        for Placed { value, place } in items {
            self.id(&value.id, place);
            let position = positions.place(&value.id).unwrap_or(usize::MAX);
            let question = question_at.get(position).copied().unwrap_or(usize::MAX);
            if position == usize::MAX {
                self.say(place, Problem::NoQuestion);
            }
            let item = Rc::new(self.item(value, place, position, question));
            self.item_ids.add(&value.id, self.items.len());
            self.items.push(item);
        }
        sorted_by(self.items.clone(), |a, b| a.position.cmp(&b.position))
    }

    fn item(&mut self, item: &wire::Item, place: &Place<'_>, position: usize, question: usize) -> Item {
        Item {
            id: item.id.clone(),
            position,
            question,
            scope: match item.scope {
                wire::Scope::Child => Scope::Child,
                wire::Scope::Household => Scope::Household,
            },
            kind: match item.kind {
                wire::Kind::Risk => Kind::Risk,
                wire::Kind::Context => Kind::Context,
                wire::Kind::Protective => Kind::Protective,
            },
            open_entry: item.open_entry,
            statement: self.text(&item.statement, &place.at("statement")),
            definition: self.text(&item.definition, &place.at("definition")),
            examples: self.texts(&item.examples, &place.at("examples")),
            look_at: self.texts(&item.look_at, &place.at("look_at")),
            confirm: Confirmation {
                sources: self.texts(&item.confirm.sources, &place.at("confirm.sources")),
                who: self.texts(&item.confirm.who, &place.at("confirm.who")),
                avoid: self.texts(&item.confirm.avoid, &place.at("confirm.avoid")),
            },
            citations: self.citations(&item.citations, place),
        }
    }

    fn questions(&mut self, questions: &[Placed<wire::Question>], roles: &Ids) -> Vec<Rc<Question>> {
        let mut built = Vec::new();
        for Placed { value, place } in questions {
            self.id(&value.id, place);
            self.filled(&value.number, &place.at("number"));
            if value.items.is_empty() {
                self.say(&place.at("items"), Problem::EmptyList);
            }
            let items: Vec<Rc<Item>> = value.items.iter().filter_map(|id| self.item_of(id)).collect();
            let mut any: Vec<Condition<Fact>> = items.iter().cloned().map(|i| Condition::Fact(Fact::Item(i))).collect();
            for (at, id) in value.also_counts.iter().enumerate() {
                let place = place.entry("also_counts", at);
                match self.item_of(id) {
                    Some(item) if items.contains(&item) => self.say(&place, Problem::Duplicate(id.clone())),
                    Some(item) => any.push(Condition::Fact(Fact::Item(item))),
                    None => self.say(&place, Problem::Unknown(id.clone())),
                }
            }
            any.extend(value.younger_than.as_ref().map(|limit| Condition::Fact(Fact::YoungerThan(age_limit(limit)))));
            for (at, role) in value.for_roles.iter().enumerate() {
                if !roles.contains(role) {
                    self.say(&place.entry("for_roles", at), Problem::Unknown(role.clone()));
                }
            }
            built.push(Rc::new(Question {
                id: value.id.clone(),
                number: value.number.clone(),
                title: self.text(&value.title, &place.at("title")),
                note: value.note.as_ref().map(|note| self.text(note, &place.at("note"))),
                subject: subject(&value.subject),
                for_roles: value.for_roles.clone(),
                folded: value.folded,
                items,
                condition: Condition::any(any),
                citations: self.citations(&value.citations, place),
            }));
        }
        built
    }

    fn scales(&mut self, scales: &[Placed<wire::Scale>], names: &mut Names) -> Vec<Rc<Scale>> {
        let all: Vec<&str> = scales.iter().map(|scale| scale.value.id.as_str()).collect();
        for Placed { value, place } in scales {
            self.id(&value.id, place);
            if value.levels.is_empty() {
                self.say(&place.at("levels"), Problem::EmptyList);
            }
            let (mut levels, mut ladder) = (Vec::new(), Vec::new());
            let faults_before = self.findings.iter().filter(|finding| !finding.is_warning()).count();
            for (at, level) in value.levels.iter().enumerate() {
                let place = place.entry("levels", at);
                self.id(&level.id, &place);
                if level.id == NO_RULE_FIRED || value.levels.iter().take(at).any(|other| other.id == level.id) {
                    self.say(&place.at("id"), Problem::Duplicate(level.id.clone()));
                }
                let condition = self.condition(&level.when, &place.at("when"), names, &all);
                let condition = self.monotone(condition, &place.at("when"));
                self.read_once(&condition, &place.at("when"));
                levels.push(Level {
                    id: level.id.clone(),
                    label: self.text(&level.label, &place.at("label")),
                    words: self.text(&level.words, &place.at("words")),
                    considers_protection: level.considers_protection,
                    citations: self.citations(&level.citations, &place),
                });
                ladder.push(condition);
            }
            // A condition that names what does not exist would be told a second time as one that cannot be reached.
            if self.findings.iter().filter(|finding| !finding.is_warning()).count() == faults_before {
                self.separable(&ladder, place);
            }
            let none_place = place.at("none");
            let none = Level {
                id: NO_RULE_FIRED.into(),
                label: self.text(&value.none.label, &none_place.at("label")),
                words: self.text(&value.none.words, &none_place.at("words")),
                considers_protection: false,
                citations: Vec::new(),
            };
            names.scales.push(Rc::new(Scale {
                id: value.id.clone(),
                title: self.text(&value.title, &place.at("title")),
                subject: subject(&value.subject),
                levels,
                none,
                ladder: Ladder(ladder),
            }));
        }
        names.scales.clone()
    }

    /// Each level must be reachable, and not only together with a higher one.
    fn separable(&mut self, ladder: &[Condition<Fact>], place: &Place<'_>) {
        let implies = |a: &Fact, b: &Fact| a.implies(b);
        for (at, condition) in ladder.iter().enumerate() {
            let level = place.entry("levels", at);
            let place = level.at("when");
            let higher: Vec<&Condition<Fact>> = ladder.iter().take(at).collect();
            if !condition.can_hold_without(&[], &implies) {
                self.say(&place, Problem::Unreachable);
            } else if !condition.can_hold_without(&higher, &implies) {
                self.say(&place, Problem::Hidden);
            }
        }
    }

    fn read_once(&mut self, condition: &Condition<Fact>, place: &Place<'_>) {
        let (mut seen, mut told) = (Ids::default(), Ids::default());
        for fact in condition.facts() {
            // All limits of age hang on one quantity.
            let quantity = match fact {
                Fact::Item(item) => item.id.clone(),
                Fact::YoungerThan(_) => "younger_than".into(),
                Fact::Undetermined(open) => format!("undetermined {}", open.position),
            };
            if !seen.add(&quantity, 0) && told.add(&quantity, 0) {
                self.say(place, Problem::NotReadOnce(quantity));
            }
        }
    }

    /// A risk item counts in some scale; every other one in none; weak evidence drives no level.
    fn counted(&mut self, items: &[Placed<wire::Item>], scales: &[Rc<Scale>]) {
        let facts = scales.iter().flat_map(|scale| scale.ladder.0.iter().flat_map(Condition::facts));
        let counted = Ids::of(facts.filter_map(|fact| match fact {
            Fact::Item(item) => Some(item.id.as_str()),
            _ => None,
        }));
        for Placed { value, place } in items {
            let in_scale = counted.contains(&value.id);
            let doubtful = |citation: &wire::Citation| matches!(citation.evidence, wire::Evidence::Doubtful);
            match value.kind {
                wire::Kind::Risk if !in_scale => self.say(place, Problem::InNoScale),
                wire::Kind::Context | wire::Kind::Protective if in_scale => {
                    self.say(place, Problem::ContextInScale(value.id.clone()));
                }
                _ => {}
            }
            if in_scale && !value.citations.is_empty() && value.citations.iter().all(doubtful) {
                self.say(&place.at("citations"), Problem::DoubtfulInScale(value.id.clone()));
            }
        }
    }

    fn siblings(&mut self, items: &[Placed<wire::Item>], names: &Names) -> Vec<SiblingRule> {
        let with_rule = items.iter().filter(|item| item.value.sibling.is_some());
        let with_rule = Ids::of(with_rule.map(|item| item.value.id.as_str()));
        let mut rules = Vec::new();
        for Placed { value, place } in items {
            let Some((rule, item)) = value.sibling.as_ref().zip(self.item_of(&value.id)) else { continue };
            let place = place.at("sibling");
            let when = self.condition(rule, &place, names, &[]);
            let when = self.monotone(when, &place);
            let circular = |fact: &&Fact| matches!(fact, Fact::Item(item) if with_rule.contains(&item.id));
            if when.facts().iter().any(circular) {
                self.say(&place, Problem::SiblingOfSibling);
            }
            rules.push(SiblingRule { item, when });
        }
        rules
    }

    fn disclosures(&mut self, disclosures: &[Placed<wire::Disclosure>], names: &Names) -> Vec<Rc<Disclosure>> {
        let mut built = Vec::new();
        for Placed { value, place } in disclosures {
            self.id(&value.id, place);
            let starts = [&value.when, &value.until_ruled_out, &value.once_ruled_out];
            built.push(Rc::new(Disclosure {
                id: value.id.clone(),
                text: self.text(&value.text, &place.at("text")),
                guard: self.guard(starts, &value.unless, place, names),
                citations: self.citations(&value.citations, place),
            }));
        }
        built
    }

    fn steps(&mut self, steps: &[Placed<wire::Step>], names: &mut Names, kinds: &Ids) -> Vec<Rc<Step>> {
        let mut built = Vec::new();
        for Placed { value, place } in steps {
            self.id(&value.id, place);
            if value.urgent && value.unless.is_some() {
                self.say(&place.at("unless"), Problem::UnlessOnUrgent);
            }
            let from_receipt = |hours| match value.local_hours_first {
                true => Deadline::SightingFromReceipt(hours),
                false => Deadline::HoursFromReceipt(hours),
            };
            let deadlines = [
                value.hours_from_receipt.map(from_receipt),
                value.hours_from_protection.map(Deadline::HoursFromProtection),
                value.while_in_reach.then_some(Deadline::WhileInReach),
                value.today.then_some(Deadline::Today),
                value.next_review.then_some(Deadline::NextReview),
            ];
            let mut deadlines = deadlines.into_iter().flatten();
            let deadline = deadlines.next();
            if deadlines.next().is_some() {
                self.say(place, Problem::TwoDeadlines);
            }
            self.known(&value.to, kinds, &place.at("to"));
            let in_force_from = self.day(value.in_force_from.as_deref(), &place.at("in_force_from"));
            let in_force_to = self.day(value.in_force_to.as_deref(), &place.at("in_force_to"));
            if in_force_from.zip(in_force_to).is_some_and(|(from, to)| to < from) {
                self.say(&place.at("in_force_to"), Problem::ForceEndsBeforeStart);
            }
            let starts = [&value.when, &value.until_ruled_out, &value.once_ruled_out];
            let guard = self.guard(starts, &value.unless, place, names);
            // Only the end of a fixed time can have passed: what is due today is due today again tomorrow.
            let may_be_overdue =
                matches!(deadline, Some(Deadline::HoursFromReceipt(_) | Deadline::SightingFromReceipt(_)));
            if may_be_overdue && !guard.waits_for_overdue() {
                names.due.add(&value.id, 0);
            }
            built.push(Rc::new(Step {
                id: value.id.clone(),
                act: value.act.as_ref().map(|act| self.text(act, &place.at("act"))),
                text: self.text(&value.text, &place.at("text")),
                force: match value.force {
                    wire::Force::Must => Force::Must,
                    wire::Force::May => Force::May,
                    wire::Force::MustNot => Force::MustNot,
                },
                urgent: value.urgent,
                deadline,
                say: value.say.as_ref().map(|say| self.text(say, &place.at("say"))),
                channel: value.channel.as_ref().map(|channel| match channel {
                    wire::Channel::Notification => Channel::Notification,
                    wire::Channel::Information => Channel::Information,
                    wire::Channel::Support => Channel::Support,
                    wire::Channel::Inside => Channel::Inside,
                }),
                to: value.to.clone(),
                subject: value.subject.as_ref().map(subject),
                in_force_from,
                in_force_to,
                guard,
                citations: self.citations(&value.citations, place),
            }));
        }
        built
    }

    fn guard(
        &mut self,
        starts: [&Option<wire::Condition>; 3],
        unless: &Option<wire::Condition>,
        place: &Place<'_>,
        names: &Names,
    ) -> Guard {
        let fields = ["when", "until_ruled_out", "once_ruled_out"];
        let make: [fn(Condition<Ground>) -> Start; 3] = [Start::Known, Start::UntilRuledOut, Start::OnceRuledOut];
        let mut when = None;
        for ((condition, field), make) in starts.into_iter().zip(fields).zip(make) {
            let Some(condition) = condition else { continue };
            let place = place.at(field);
            if when.is_some() {
                self.say(&place, Problem::TwoStarts);
            }
            when = Some(make(self.condition(condition, &place, names, &[])));
        }
        let unless = unless.as_ref().map(|unless| self.condition(unless, &place.at("unless"), names, &[]));
        Guard { when: when.unwrap_or(Start::Always), unless }
    }

    /// A condition that names what exists. `later_scales` are the ids of all scales, where the order matters.
    pub(super) fn condition(
        &mut self,
        condition: &wire::Condition,
        place: &Place<'_>,
        names: &Names,
        later_scales: &[&str],
    ) -> Condition<Ground> {
        let never = || Condition::any(Vec::new());
        match condition {
            wire::Condition::Item(id) => match self.item_of(id) {
                Some(item) => Condition::Fact(Ground::Fact(Fact::Item(item))),
                None => {
                    self.say(&place.at("item"), Problem::Unknown(id.clone()));
                    never()
                }
            },
            wire::Condition::Question(id) => match names.questions.iter().find(|question| question.id == *id) {
                Some(question) => question.condition.clone().into_ground(),
                None => {
                    self.say(&place.at("question"), Problem::Unknown(id.clone()));
                    never()
                }
            },
            wire::Condition::YoungerThan(limit) => Condition::Fact(Ground::Fact(Fact::YoungerThan(age_limit(limit)))),
            wire::Condition::Level(reached) => self.level_reached(reached, &place.at("level"), names, later_scales),
            wire::Condition::Any(of) => Condition::any(self.conditions(of, &place.at("any"), names, later_scales)),
            wire::Condition::All(of) => Condition::all(self.conditions(of, &place.at("all"), names, later_scales)),
            wire::Condition::AtLeast(wire::AtLeast { need, of }) => {
                let need = usize::from(need.get());
                if need > of.len() {
                    self.say(&place.at("at_least.need"), Problem::Unreachable);
                }
                Condition::AtLeast { need, of: self.conditions(of, &place.at("at_least.of"), names, later_scales) }
            }
            wire::Condition::Undetermined(reason) => {
                let reason = self.text(reason, &place.at("undetermined"));
                let position = self.undetermined;
                self.undetermined += 1;
                Condition::Fact(Ground::Fact(Fact::Undetermined(Rc::new(Undetermined { position, reason }))))
            }
            wire::Condition::ViewIsOneOf(views) => {
                if views.is_empty() {
                    self.say(&place.at("view_is_one_of"), Problem::EmptyList);
                }
                Condition::Fact(Ground::View(views.iter().map(view).collect()))
            }
            wire::Condition::RoleIsOneOf(roles) => {
                self.known(roles, &names.roles, &place.at("role_is_one_of"));
                Condition::Fact(Ground::Role(roles.clone()))
            }
            wire::Condition::AreaIsOneOf(areas) => {
                self.known(areas, &names.areas, &place.at("area_is_one_of"));
                Condition::Fact(Ground::Area(areas.clone()))
            }
            wire::Condition::Protected => Condition::Fact(Ground::Protected),
            wire::Condition::Overdue(step) => {
                if !names.due.contains(step) {
                    self.say(&place.at("overdue"), Problem::OverdueOrder(step.clone()));
                }
                Condition::Fact(Ground::Overdue(step.clone()))
            }
        }
    }

    fn conditions(
        &mut self,
        of: &[wire::Condition],
        place: &Place<'_>,
        names: &Names,
        later_scales: &[&str],
    ) -> Vec<Condition<Ground>> {
        if of.is_empty() {
            self.say(place, Problem::EmptyList);
        }
        let each = |(at, condition)| self.condition(condition, &place.entry("", at), names, later_scales);
        of.iter().enumerate().map(each).collect()
    }

    /// "At least this level" is: the condition of this level or of one above it.
    fn level_reached(
        &mut self,
        reached: &wire::LevelReached,
        place: &Place<'_>,
        names: &Names,
        later_scales: &[&str],
    ) -> Condition<Ground> {
        let Some(scale) = names.scales.iter().find(|scale| scale.id == reached.scale) else {
            let problem = if later_scales.contains(&reached.scale.as_str()) {
                Problem::ScaleOrder(reached.scale.clone())
            } else {
                Problem::Unknown(reached.scale.clone())
            };
            self.say(&place.at("scale"), problem);
            return Condition::any(Vec::new());
        };
        let Some(position) = scale.levels.iter().position(|level| level.id == reached.at_least) else {
            self.say(&place.at("at_least"), Problem::Unknown(reached.at_least.clone()));
            return Condition::any(Vec::new());
        };
        Condition::any(scale.ladder.0.iter().take(position + 1).cloned().map(Condition::into_ground).collect())
    }

    /// The same condition over facts that have an order of danger.
    fn monotone(&mut self, condition: Condition<Ground>, place: &Place<'_>) -> Condition<Fact> {
        match condition {
            Condition::Fact(Ground::Fact(fact)) => Condition::Fact(fact),
            Condition::Fact(_) => {
                self.say(place, Problem::NotMonotone);
                Condition::any(Vec::new())
            }
            Condition::AtLeast { need, of } => {
                Condition::AtLeast { need, of: of.into_iter().map(|part| self.monotone(part, place)).collect() }
            }
        }
    }
}

fn view(view: &wire::View) -> View {
    match view {
        wire::View::Reporting => View::Reporting,
        wire::View::Handling => View::Handling,
        wire::View::Asking => View::Asking,
    }
}

fn subject(subject: &wire::Subject) -> Subject {
    match subject {
        wire::Subject::Born => Subject::Born,
        wire::Subject::Unborn => Subject::Unborn,
    }
}

fn age_limit(limit: &wire::AgeLimit) -> AgeLimit {
    match limit {
        wire::AgeLimit::Months(months) => AgeLimit::Months(*months),
        wire::AgeLimit::StartOfSchool => AgeLimit::StartOfSchool,
    }
}
