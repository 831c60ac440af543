//! Training packs into a casebook. A pack passes whole, or nothing of it is practised: the model answers of every case
//! are judged by the loaded packs and have to give the levels and the steps that the case states.

use std::num::NonZeroU8;
use std::str::FromStr;

use super::case::{
    Aim, Behaviour, Case, CaseChild, Casebook, Expect, Information, ModelAnswer, Move, Stage, TrainingRef, Verdict,
    WrittenChoice, WrittenQuestion,
};
use super::finding::{Finding, Problem};
use super::wire;
use super::wire::value_of;
use crate::assess::assess;
use crate::calendar::Moment;
use crate::json;
use crate::knowledge::{Knowledge, Scope, Subject};
use crate::order::Ids;
use crate::pack::{self, PackText};
use crate::plan::plan;
use crate::record::{Arrival, BasisKind, Child, ChildNumber, Record, Value};
use crate::text::Text;

/// What the check says of training packs.
#[derive(Debug)]
pub struct Checked {
    /// The casebook; `None` if any finding is more than a warning.
    pub casebook: Option<Casebook>,
    /// What can be practised all the same: the packs without such a finding, and the ids of those that are left out. A local
    /// pack may judge a case otherwise than its author did.
    pub usable: Casebook,
    /// All findings.
    pub findings: Vec<Finding>,
}

/// Checks training packs against what the loaded packs say, and puts them together in their order.
pub fn load(knowledge: &Knowledge, texts: &[PackText<'_>]) -> Checked {
    load_known(knowledge, texts, &[])
}

/// The same where the hashes of packs are known, in their order; none is an empty text.
pub fn load_known(knowledge: &Knowledge, texts: &[PackText<'_>], hashes: &[&str]) -> Checked {
    let mut findings = Vec::new();
    let mut packs = Vec::new();
    for (at, PackText { name, text }) in texts.iter().enumerate() {
        let known = hashes.get(at).filter(|hash| !hash.is_empty());
        match read(text, known.copied()) {
            Ok((pack, hash)) => packs.push((*name, pack, hash)),
            Err((path, problem)) => {
                findings.push(Finding { pack: (*name).into(), path, problem: Problem::Pack(problem) })
            }
        }
    }
    let mut casebook = Casebook::default();
    let aims = Ids::of(packs.iter().flat_map(|(_, pack, _)| &pack.aims).map(|aim| aim.id.as_str()));
    let mut ids = Ids::default();
    for (name, pack, hash) in &packs {
        let reference = TrainingRef { id: pack.id.clone(), edition: pack.edition.clone(), hash: hash.clone() };
        let before = findings.len();
        let mut own = Casebook::default();
        let mut check = Check { knowledge, pack: name, findings: &mut findings, aims: &aims, ids: &mut ids };
        check.new_id(&format!("pack {}", pack.id), &pack.id, "");
        for (text, field) in [(&pack.edition, "edition"), (&pack.licence, "licence")] {
            if text.trim().is_empty() {
                check.say_of_pack(field, pack::Problem::EmptyText);
            }
        }
        check.text(&pack.title, "title");
        for (at, aim) in pack.aims.iter().enumerate() {
            let path = format!("aims[{at}]");
            check.new_id(&format!("aim {}", aim.id), &aim.id, &path);
            let (title, why) =
                (check.text(&aim.title, &format!("{path}.title")), check.text(&aim.why, &format!("{path}.why")));
            own.aims.push(Aim { id: aim.id.clone(), title, why });
        }
        for (at, case) in pack.cases.iter().enumerate() {
            let path = format!("cases[{at}]");
            check.new_id(&format!("case {}", case.id), &case.id, &path);
            own.cases.extend(check.case(case, reference.clone(), &path));
        }
        for (at, drill) in pack.drills.iter().enumerate() {
            let path = format!("drills[{at}]");
            check.new_id(&format!("drill {}", drill.id), &drill.id, &path);
            own.drills.push(check.drill(drill, &path));
        }
        if findings.iter().skip(before).all(Finding::is_warning) {
            casebook.packs.push(reference);
            casebook.aims.append(&mut own.aims);
            casebook.cases.append(&mut own.cases);
            casebook.drills.append(&mut own.drills);
        } else {
            casebook.left_out.push(reference.id);
        }
    }
    let sound = findings.iter().all(Finding::is_warning);
    Checked { casebook: sound.then(|| casebook.clone()), usable: casebook, findings }
}

fn read(text: &str, hash: Option<&str>) -> Result<(wire::TrainingPack, String), (String, pack::Problem)> {
    let shape = |fault: json::Fault| (fault.path, pack::Problem::Shape(fault.detail));
    let value = json::parse(text).map_err(shape)?;
    let format = value.get("format").and_then(|format| format.as_text());
    if let Some(format) = format.filter(|format| *format != wire::FORMAT) {
        return Err(("format".into(), pack::Problem::Format(format.into())));
    }
    let hash = hash.map_or_else(|| json::hash(&value), str::to_owned);
    Ok((json::decode(&value).map_err(shape)?, hash))
}

/// Where the id of something stands; of the pack itself, at its root.
fn id_at(path: &str) -> String {
    if path.is_empty() { "id".into() } else { format!("{path}.id") }
}

struct Check<'c> {
    knowledge: &'c Knowledge,
    pack: &'c str,
    findings: &'c mut Vec<Finding>,
    aims: &'c Ids,
    /// What stands once in all packs, after its kind.
    ids: &'c mut Ids,
}

impl Check<'_> {
    fn say(&mut self, path: impl Into<String>, problem: Problem) {
        self.findings.push(Finding { pack: self.pack.into(), path: path.into(), problem });
    }

    fn say_of_pack(&mut self, path: impl Into<String>, problem: pack::Problem) {
        self.say(path, Problem::Pack(problem));
    }

    fn plain_id(&mut self, id: &str, path: &str) {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || !id.bytes().all(plain) {
            self.say_of_pack(id_at(path), pack::Problem::Id(id.into()));
        }
    }

    fn new_id(&mut self, key: &str, id: &str, path: &str) {
        self.plain_id(id, path);
        if !self.ids.add(key, 0) {
            self.say_of_pack(id_at(path), pack::Problem::Duplicate(id.into()));
        }
    }

    fn text(&mut self, text: &pack::wire::Text, path: &str) -> Text {
        if text.ja.trim().is_empty() {
            self.say_of_pack(format!("{path}.ja"), pack::Problem::EmptyText);
        }
        let en = text.en.clone().filter(|en| !en.trim().is_empty());
        if en.is_none() {
            self.say_of_pack(format!("{path}.en"), pack::Problem::NoEnglish);
        }
        Text { ja: text.ja.clone(), en }
    }

    fn known(&mut self, id: &str, known: bool, path: &str) {
        if !known {
            self.say_of_pack(path, pack::Problem::Unknown(id.into()));
        }
    }

    fn filled<T>(&mut self, list: &[T], path: &str) {
        if list.is_empty() {
            self.say_of_pack(path, pack::Problem::EmptyList);
        }
    }

    fn moment(&mut self, text: &str, path: &str) -> Moment {
        text.parse().unwrap_or_else(|()| {
            self.say(path, Problem::Time(text.into()));
            Moment::default()
        })
    }

    fn moment_if_any(&mut self, text: Option<&String>, path: &str) -> Option<Moment> {
        text.map(|text| self.moment(text, path))
    }

    fn month<T: FromStr>(&mut self, text: Option<&String>, path: &str) -> Option<T> {
        let text = text?;
        let month = text.parse().ok();
        if month.is_none() {
            self.say(path, Problem::Time(text.clone()));
        }
        month
    }

    /// The places that ids name.
    fn places(&mut self, ids: &[String], known: &Ids, path: &str) -> Vec<usize> {
        let mut places = Vec::new();
        for (at, id) in ids.iter().enumerate() {
            match known.place(id) {
                Some(place) => places.push(place),
                None => self.say_of_pack(format!("{path}[{at}]"), pack::Problem::Unknown(id.clone())),
            }
        }
        places
    }

    fn steps(&mut self, steps: &[String], path: &str) -> Vec<String> {
        for (at, step) in steps.iter().enumerate() {
            self.known(step, self.knowledge.step(step).is_some(), &format!("{path}[{at}]"));
        }
        steps.to_vec()
    }

    fn ids_within<'i>(&mut self, ids: impl Iterator<Item = &'i String>, path: &str) -> Ids {
        let mut known = Ids::default();
        for (at, id) in ids.enumerate() {
            let path = format!("{path}[{at}]");
            self.plain_id(id, &path);
            if !known.add(id, at) {
                self.say_of_pack(format!("{path}.id"), pack::Problem::Duplicate(id.clone()));
            }
        }
        known
    }

    /// The case, if its parts hang together so far that it can be judged; then whether it is judged as it states.
    fn case(&mut self, case: &wire::Case, pack: TrainingRef, path: &str) -> Option<Case> {
        let before = self.findings.len();
        let title = self.text(&case.title, &format!("{path}.title"));
        let opening = self.text(&case.opening, &format!("{path}.opening"));
        self.known(&case.role, self.knowledge.role(&case.role).is_some(), &format!("{path}.role"));
        if let Some(area) = &case.area {
            self.known(area, self.knowledge.area(area).is_some(), &format!("{path}.area"));
        }
        self.filled(&case.aims, &format!("{path}.aims"));
        for (at, aim) in case.aims.iter().enumerate() {
            self.known(aim, self.aims.contains(aim), &format!("{path}.aims[{at}]"));
        }
        for (list, name) in [(case.stages.len(), "stages"), (case.must.len(), "must"), (case.debrief.len(), "debrief")]
        {
            self.filled(&vec![(); list], &format!("{path}.{name}"));
        }
        let fact_ids = self.ids_within(case.facts.iter().map(|fact| &fact.id), &format!("{path}.facts"));
        let move_ids = self.ids_within(case.moves.iter().map(|one| &one.id), &format!("{path}.moves"));
        let facts = self.facts(&case.facts, &format!("{path}.facts"));
        let children = self.children(&case.children, &fact_ids, &format!("{path}.children"));
        let last = case.stages.len().saturating_sub(1);
        let stages = self.stages(&case.stages, &fact_ids, &children, &format!("{path}.stages"));
        let moves = self.moves(&case.moves, last, &fact_ids, &format!("{path}.moves"));
        let answers = self.answers(&case.answers, &fact_ids, &children, &format!("{path}.answers"));
        let must = self.must(&case.must, last, &move_ids, &format!("{path}.must"));
        let debrief = case.debrief.iter().enumerate();
        let debrief = debrief.map(|(at, text)| self.text(text, &format!("{path}.debrief[{at}]"))).collect();
        let checked = Case {
            id: case.id.clone(),
            pack,
            title,
            role: case.role.clone(),
            area: case.area.clone(),
            aims: case.aims.clone(),
            opening,
            received: self.moment_if_any(case.received.as_ref(), &format!("{path}.received")),
            suspect_returns: self.moment_if_any(case.suspect_returns.as_ref(), &format!("{path}.suspect_returns")),
            children,
            facts,
            stages,
            moves,
            answers,
            must,
            debrief,
        };
        self.learning(&checked, path);
        if self.findings.iter().skip(before).any(|finding| !finding.is_warning()) {
            return None;
        }
        self.replay(&checked, path);
        Some(checked)
    }

    fn facts(&mut self, facts: &[wire::Fact], path: &str) -> Vec<Information> {
        self.filled(facts, path);
        let mut checked = Vec::new();
        for (at, fact) in facts.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let text = self.text(&fact.text, &format!("{path}.text"));
            let why = self.text(&fact.why, &format!("{path}.why"));
            checked.push(Information { id: fact.id.clone(), text, nature: fact.nature, why });
        }
        checked
    }

    fn children(&mut self, children: &[wire::Subject], facts: &Ids, path: &str) -> Vec<CaseChild> {
        self.filled(children, path);
        let mut checked: Vec<CaseChild> = Vec::new();
        for (at, subject) in children.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let number = ChildNumber(subject.number);
            if checked.iter().any(|other| other.child.number == number) {
                self.say_of_pack(format!("{path}.number"), pack::Problem::Duplicate(number.to_string()));
            }
            let arrival = match (&subject.born, &subject.expected) {
                (born, None) => Arrival::Born(self.month(born.as_ref(), &format!("{path}.born"))),
                (_, expected) => Arrival::Expected(self.month(expected.as_ref(), &format!("{path}.expected"))),
            };
            let mut child = Child { arrival, ..Child::new(number) };
            child.presence.handover = self.moment_if_any(subject.handover.as_ref(), &format!("{path}.handover"));
            child.protected_since =
                self.moment_if_any(subject.protected_since.as_ref(), &format!("{path}.protected_since"));
            let known_by = subject.known_by.as_ref().and_then(|fact| {
                self.known(fact, facts.contains(fact), &format!("{path}.known_by"));
                facts.place(fact)
            });
            checked.push(CaseChild { child, known_by });
        }
        checked
    }

    fn child(&mut self, number: NonZeroU8, children: &[CaseChild], path: &str) -> ChildNumber {
        let number = ChildNumber(number);
        if !children.iter().any(|one| one.child.number == number) {
            self.say(path, Problem::NoSuchChild(number.0.get()));
        }
        number
    }

    fn stages(&mut self, stages: &[wire::Stage], facts: &Ids, children: &[CaseChild], path: &str) -> Vec<Stage> {
        let mut checked: Vec<Stage> = Vec::new();
        for (at, stage) in stages.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let moment = self.moment(&stage.at, &format!("{path}.at"));
            if checked.last().is_some_and(|before| before.at >= moment) {
                self.say(format!("{path}.at"), Problem::StageOrder);
            }
            let expect = stage.expect.iter().enumerate();
            let expect =
                expect.map(|(at, one)| self.expected(one, children, &format!("{path}.expect[{at}]"))).collect();
            checked.push(Stage {
                at: moment,
                text: self.text(&stage.text, &format!("{path}.text")),
                tells: self.places(&stage.tells, facts, &format!("{path}.tells")),
                expect,
                steps: self.steps(&stage.steps, &format!("{path}.steps")),
            });
        }
        checked
    }

    fn expected(&mut self, expect: &wire::Expect, children: &[CaseChild], path: &str) -> Expect {
        let scale = self.knowledge.scales.iter().find(|scale| scale.id == expect.scale).cloned();
        self.known(&expect.scale, scale.is_some(), &format!("{path}.scale"));
        if let Some(scale) = scale {
            let known = |id: &String| scale.none.id == *id || scale.levels.iter().any(|level| level.id == *id);
            let named = [&expect.known, &expect.possible].into_iter().chain(&expect.accept).chain(&expect.confused);
            for id in named.filter(|id| !known(id)) {
                self.say_of_pack(path, pack::Problem::Unknown(id.clone()));
            }
        }
        let why = expect.why.as_ref().map(|why| self.text(why, &format!("{path}.why")));
        if expect.asks && why.is_none() {
            self.say(path, Problem::NoReason);
        }
        Expect {
            child: self.child(expect.child, children, &format!("{path}.child")),
            scale: expect.scale.clone(),
            known: expect.known.clone(),
            possible: expect.possible.clone(),
            accept: expect.accept.clone(),
            confused: expect.confused.clone(),
            asked: why.filter(|_| expect.asks),
        }
    }

    /// A stage of the case; the last one where none is named.
    fn stage_place(&mut self, stage: Option<u8>, from: usize, last: usize, path: &str) -> usize {
        let place = stage.map_or(last, usize::from);
        if place < from || place > last {
            self.say(path, Problem::StageRange);
        }
        place
    }

    fn moves(&mut self, moves: &[wire::Move], last: usize, facts: &Ids, path: &str) -> Vec<Move> {
        let mut checked = Vec::new();
        for (at, one) in moves.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let from = self.stage_place(Some(one.from), 0, last, &format!("{path}.from"));
            let until = self.stage_place(one.until, from, last, &format!("{path}.until"));
            checked.push(Move {
                id: one.id.clone(),
                kind: one.kind,
                label: self.text(&one.label, &format!("{path}.label")),
                stages: (from, until),
                verdict: one.verdict,
                by: self.stage_place(one.by, from, last, &format!("{path}.by")),
                waits: one.waits,
                missed: one.missed,
                result: self.text(&one.result, &format!("{path}.result")),
                reveals: self.places(&one.reveals, facts, &format!("{path}.reveals")),
                why: self.text(&one.why, &format!("{path}.why")),
                steps: self.steps(&one.steps, &format!("{path}.steps")),
            });
        }
        checked
    }

    fn answers(
        &mut self,
        answers: &[wire::ModelAnswer],
        facts: &Ids,
        children: &[CaseChild],
        path: &str,
    ) -> Vec<ModelAnswer> {
        self.filled(answers, path);
        let mut checked = Vec::new();
        for (at, answer) in answers.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let child = answer.child.map(|number| self.child(number, children, &format!("{path}.child")));
            match self.knowledge.item(&answer.item) {
                None => self.known(&answer.item, false, &format!("{path}.item")),
                Some(item) => {
                    let of = children.iter().find(|one| Some(one.child.number) == child);
                    let subject = of.map(|one| match one.child.arrival {
                        Arrival::Born(_) => Subject::Born,
                        Arrival::Expected(_) => Subject::Unborn,
                    });
                    let fits = match item.scope {
                        Scope::Household => child.is_none(),
                        Scope::Child => subject.is_some_and(|subject| self.knowledge.is_asked_of(item, subject)),
                    };
                    if !fits {
                        self.say(format!("{path}.item"), Problem::WrongSubject(answer.item.clone()));
                    }
                }
            }
            let basis = answer.basis.map(|basis| match basis {
                wire::Basis::Seen => BasisKind::Seen,
                wire::Basis::Record => BasisKind::Record,
                wire::Basis::Agency => BasisKind::Agency,
                wire::Basis::Heard => BasisKind::Heard,
                wire::Basis::Judged => BasisKind::Judged,
            });
            let value = value_of(answer.value);
            let carried = match value {
                Value::Unknown => true,
                Value::Yes => basis.is_some(),
                Value::No => basis.is_some_and(BasisKind::can_rule_out),
            };
            if !carried {
                self.say(format!("{path}.basis"), Problem::Basis);
            }
            if answer.accept.contains(&answer.value) {
                self.say(format!("{path}.accept"), Problem::AcceptsItself);
            }
            self.filled(&answer.facts, &format!("{path}.facts"));
            checked.push(ModelAnswer {
                child,
                item: answer.item.clone(),
                value,
                basis,
                facts: self.places(&answer.facts, facts, &format!("{path}.facts")),
                accept: answer.accept.iter().copied().map(value_of).collect(),
                denial: answer.denial,
                reason: self.text(&answer.reason, &format!("{path}.reason")),
            });
        }
        checked
    }

    fn must(&mut self, must: &[wire::Behaviour], last: usize, moves: &Ids, path: &str) -> Vec<Behaviour> {
        let mut checked = Vec::new();
        for (at, behaviour) in must.iter().enumerate() {
            let path = format!("{path}[{at}]");
            if behaviour.any_of.is_empty() && behaviour.never.is_empty() {
                self.say(&path, Problem::DemandsNothing);
            }
            checked.push(Behaviour {
                text: self.text(&behaviour.text, &format!("{path}.text")),
                any_of: self.places(&behaviour.any_of, moves, &format!("{path}.any_of")),
                by: self.stage_place(behaviour.by, 0, last, &format!("{path}.by")),
                never: behaviour.never.clone(),
            });
        }
        checked
    }

    /// Whether every fact can be learnt, once, and settles something; and every model answer stands some time.
    fn learning(&mut self, case: &Case, path: &str) {
        for (at, fact) in case.facts.iter().enumerate() {
            let path = format!("{path}.facts[{at}]");
            let told = case.stages.iter().filter(|stage| stage.tells.contains(&at)).count();
            let revealed = case.moves.iter().filter(|one| one.reveals.contains(&at)).count();
            if told + revealed == 0 {
                self.say(&path, Problem::NeverLearnt(fact.id.clone()));
            }
            if told > 1 || (told > 0 && revealed > 0) {
                self.say(&path, Problem::ToldTwice(fact.id.clone()));
            }
            let settles = case.answers.iter().any(|answer| answer.facts.contains(&at))
                || case.children.iter().any(|child| child.known_by == Some(at));
            if !settles && fact.nature != wire::Nature::Judgement {
                self.say(&path, Problem::SettlesNothing(fact.id.clone()));
            }
        }
        let courses: Vec<Vec<usize>> = (0..case.stages.len())
            .map(|stage| case.model_answers(&case.model_knowledge(stage)).into_iter().map(|(at, _)| at).collect())
            .collect();
        for at in (0..case.answers.len()).filter(|at| !courses.iter().any(|course| course.contains(at))) {
            self.say(format!("{path}.answers[{at}]"), Problem::NeverStands);
        }
        for (at, behaviour) in case.must.iter().enumerate() {
            let done = |place: &usize| {
                let one = case.moves.get(*place);
                one.is_some_and(|one| one.verdict != Verdict::May && one.stages.0 <= behaviour.by)
            };
            let wrong =
                |place: &usize| matches!(case.moves.get(*place).map(|one| one.verdict), Some(Verdict::Wrong(_)));
            if !behaviour.any_of.is_empty()
                && (!behaviour.any_of.iter().any(done) || behaviour.any_of.iter().any(wrong))
            {
                self.say(format!("{path}.must[{at}].any_of"), Problem::ModelFails);
            }
        }
    }

    /// Whether the model answers give what the case states, at the end of each stage.
    fn replay(&mut self, case: &Case, path: &str) {
        let mut stood = Vec::new();
        for (at, stage) in case.stages.iter().enumerate() {
            let record: Record = case.record_on(&case.model_knowledge(at), at);
            let assessment = assess(self.knowledge, &record, stage.at);
            for (place, expect) in stage.expect.iter().enumerate() {
                let path = format!("{path}.stages[{at}].expect[{place}]");
                let child = assessment.children.iter().find(|child| child.number == expect.child);
                let scale = child.and_then(|child| child.scales.iter().find(|scale| scale.scale.id == expect.scale));
                let Some(scale) = scale else {
                    self.say(&path, Problem::WrongSubject(expect.scale.clone()));
                    continue;
                };
                let ranks = [
                    (&expect.known, scale.bounds.known, "known"),
                    (&expect.possible, scale.bounds.possible, "possible"),
                ];
                for (stated, rank, field) in ranks {
                    let given = &scale.scale.level(rank).id;
                    if stated != given {
                        self.say(
                            format!("{path}.{field}"),
                            Problem::Level { stated: stated.clone(), given: given.clone() },
                        );
                    }
                }
            }
            let plan = plan(self.knowledge, &record, &assessment, stage.at, stage.at.day());
            let standing: Vec<&String> = plan.steps.iter().map(|planned| &planned.step.id).collect();
            for (place, step) in stage.steps.iter().enumerate().filter(|(_, step)| !standing.contains(step)) {
                self.say(format!("{path}.stages[{at}].steps[{place}]"), Problem::StepDoesNotStand(step.clone()));
            }
            stood.extend(plan.steps.into_iter().map(|planned| planned.step.id.clone()));
        }
        for (at, one) in case.moves.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::Should) {
            for (place, step) in one.steps.iter().enumerate().filter(|(_, step)| !stood.contains(step)) {
                self.say(format!("{path}.moves[{at}].steps[{place}]"), Problem::StepNeverStands(step.clone()));
            }
        }
    }

    fn drill(&mut self, drill: &wire::Drill, path: &str) -> WrittenQuestion {
        let prompt = self.text(&drill.prompt, &format!("{path}.prompt"));
        let mut choices = Vec::new();
        for (at, choice) in drill.choices.iter().enumerate() {
            let path = format!("{path}.choices[{at}]");
            let text = self.text(&choice.text, &format!("{path}.text"));
            let why = self.text(&choice.why, &format!("{path}.why"));
            choices.push(WrittenChoice { text, right: choice.right, why });
        }
        let right = choices.iter().filter(|choice| choice.right).count();
        if right == 0 || right == choices.len() {
            self.say(format!("{path}.choices"), Problem::Choices);
        }
        WrittenQuestion { id: drill.id.clone(), kind: drill.kind, prompt, choices }
    }
}
