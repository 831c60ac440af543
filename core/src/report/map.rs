use crate::calendar::AgeLimit;
use crate::knowledge::{Channel, Citation, Deadline, Fact, Ground, Guard, Knowledge, Scale, Start, Step, View};
use crate::logic::Condition;
use crate::text::Lang;
use crate::words::{MapWords, Words, map_words, words};

/// The rules of the packs as Markdown, for a reviewer to read and sign: the levels of each scale with their conditions, each
/// step with its guard, and how they hang together as a Mermaid graph.
pub fn map(knowledge: &Knowledge, lang: Lang) -> String {
    let mapper = Mapper { knowledge, lang, words: words(lang), map: map_words(lang) };
    let mut out = format!("# {}\n", map_words(lang).title);
    for pack in &knowledge.packs {
        out.push_str(&format!("\n- {} `{} {}` {}\n", pack.title.get(lang), pack.id, pack.edition, pack.hash));
    }
    for scale in &knowledge.scales {
        out.push_str(&mapper.scale(scale));
    }
    out.push_str(&mapper.steps());
    out.push_str(&mapper.graph());
    out
}

struct Mapper<'a> {
    knowledge: &'a Knowledge,
    lang: Lang,
    words: &'static Words,
    map: &'static MapWords,
}

/// A part of a condition that has a name of its own.
struct Named {
    /// Its id in the graph.
    id: String,
    /// What it is called.
    label: String,
}

impl Mapper<'_> {
    fn scale(&self, scale: &Scale) -> String {
        let map = self.map;
        let mut out = format!(
            "\n## {} `{}`\n\n| {} | {} | {} |\n| --- | --- | --- |\n",
            scale.title.get(self.lang),
            scale.id,
            map.level,
            map.when,
            map.sources
        );
        for (level, condition) in scale.levels.iter().zip(&scale.ladder.0) {
            let name = (self.words.level)(level.label.get(self.lang), level.words.get(self.lang));
            let when = self.written(&condition.clone().into_ground(), Some((scale, &level.id)));
            out.push_str(&self.row(&[format!("{name} `{}`", level.id), when, self.cited(&level.citations)]));
        }
        out
    }

    fn steps(&self) -> String {
        let map = self.map;
        let heads = [map.step, map.force, map.when, map.by, map.told, map.in_force, map.sources];
        let mut out = format!("\n## {}\n\n| {} |\n|{}\n", map.steps, heads.join(" | "), " --- |".repeat(heads.len()));
        for step in &self.knowledge.steps {
            let act = step.act.as_ref().map(|act| format!("**{}** ", act.get(self.lang))).unwrap_or_default();
            let urgent = if step.urgent { format!("{} ", map.urgent) } else { String::new() };
            let days =
                [step.in_force_from, step.in_force_to].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
            out.push_str(&self.row(&[
                format!("`{}` {act}{}", step.id, step.text.get(self.lang)),
                format!("{urgent}{}", (self.words.force)(step.force)),
                self.guard(&step.guard),
                self.deadline(step),
                self.told(step),
                if days.iter().all(String::is_empty) { String::new() } else { days.join("–") },
                self.cited(&step.citations),
            ]));
        }
        out
    }

    fn guard(&self, guard: &Guard) -> String {
        let map = self.map;
        let start = match &guard.when {
            Start::Always => map.always.to_owned(),
            Start::Known(condition) => self.written(condition, None),
            Start::UntilRuledOut(condition) => format!("{}: {}", map.until_ruled_out, self.written(condition, None)),
            Start::OnceRuledOut(condition) => format!("{}: {}", map.once_ruled_out, self.written(condition, None)),
        };
        let unless = guard.unless.as_ref().map(|unless| format!(" / {}: {}", map.unless, self.written(unless, None)));
        start + &unless.unwrap_or_default()
    }

    /// A condition in words. `within` is the level whose own condition it is: that one is not told by its name.
    fn written(&self, condition: &Condition<Ground>, within: Option<(&Scale, &str)>) -> String {
        if let Some(named) = self.named(condition, within) {
            return named.label;
        }
        let map = self.map;
        match condition {
            Condition::Fact(ground) => self.ground(ground).label,
            Condition::AtLeast { need, of } => {
                let parts: Vec<String> = of.iter().map(|part| self.written(part, within)).collect();
                let joined = parts.join(self.words.list_comma);
                match *need {
                    1 if of.len() == 1 => joined,
                    1 => format!("{}({joined})", map.any),
                    need if need == of.len() => format!("{}({joined})", map.all),
                    need => format!("{}({joined})", map.at_least.with(&need.to_string())),
                }
            }
        }
    }

    /// A level that is reached, or a question, if the condition is the one that such a name stands for.
    fn named(&self, condition: &Condition<Ground>, within: Option<(&Scale, &str)>) -> Option<Named> {
        for question in &self.knowledge.questions {
            if *condition == question.condition.clone().into_ground() {
                let label = (self.words.of_question)(&question.number, question.title.get(self.lang));
                return Some(Named { id: format!("q-{}", question.id), label });
            }
        }
        for scale in &self.knowledge.scales {
            for (at, level) in scale.levels.iter().enumerate() {
                let own = within.is_some_and(|(of, id)| of.id == scale.id && id == level.id);
                let reached = scale.ladder.0.iter().take(at + 1).cloned().map(Condition::into_ground);
                if !own && *condition == Condition::any(reached.collect()) {
                    let label = format!("{} ≥ {}", scale.title.get(self.lang), level.label.get(self.lang));
                    return Some(Named { id: format!("{}-{}", scale.id, level.id), label });
                }
            }
        }
        None
    }

    fn ground(&self, ground: &Ground) -> Named {
        let map = self.map;
        let (id, label) = match ground {
            Ground::Fact(Fact::Item(item)) => (item.id.clone(), item.statement.get(self.lang).to_owned()),
            Ground::Fact(Fact::YoungerThan(AgeLimit::StartOfSchool)) => {
                ("school".into(), self.words.before_school.into())
            }
            Ground::Fact(Fact::YoungerThan(AgeLimit::Months(months))) => {
                (format!("months-{months}"), (self.words.younger_than)(*months))
            }
            Ground::Fact(Fact::Undetermined(open)) => {
                (format!("open-{}", open.position), open.reason.get(self.lang).to_owned())
            }
            Ground::View(views) => {
                let names = views.iter().map(|view| match view {
                    View::Reporting => "reporting",
                    View::Handling => "handling",
                    View::Asking => "asking",
                });
                let names = names.collect::<Vec<_>>().join("+");
                (format!("view-{names}"), map.view.with(&names))
            }
            Ground::Role(roles) => {
                let known = roles.iter().filter_map(|id| self.knowledge.role(id));
                let labels: Vec<&str> = known.map(|role| role.label.get(self.lang)).collect();
                (format!("role-{}", roles.join("+")), map.role.with(&labels.join(self.words.list_comma)))
            }
            Ground::Area(areas) => {
                let known = areas.iter().filter_map(|id| self.knowledge.area(id));
                let labels: Vec<&str> = known.map(|area| area.label.get(self.lang)).collect();
                (format!("area-{}", areas.join("+")), map.area.with(&labels.join(self.words.list_comma)))
            }
            Ground::Protected => ("protected".into(), self.map.protected.into()),
            Ground::Overdue(step) => (format!("overdue-{step}"), map.overdue.with(step)),
        };
        Named { id, label }
    }

    /// The named parts of a condition.
    fn parts(&self, condition: &Condition<Ground>) -> Vec<Named> {
        match (self.named(condition, None), condition) {
            (Some(named), _) => vec![named],
            (None, Condition::Fact(ground)) => vec![self.ground(ground)],
            (None, Condition::AtLeast { of, .. }) => of.iter().flat_map(|part| self.parts(part)).collect(),
        }
    }

    /// What each step hangs on, as a Mermaid graph.
    fn graph(&self) -> String {
        let mut out = "\n```mermaid\nflowchart LR\n".to_owned();
        for step in &self.knowledge.steps {
            let act = step.act.as_ref().unwrap_or(&step.text).get(self.lang);
            out.push_str(&format!("  step-{}[\"{}\"]\n", step.id, act.replace('"', "”")));
            let (Start::Known(condition) | Start::UntilRuledOut(condition) | Start::OnceRuledOut(condition)) =
                &step.guard.when
            else {
                continue;
            };
            for part in self.parts(condition) {
                let id = part.id.replace('+', "-");
                out.push_str(&format!("  {id}([\"{}\"]) --> step-{}\n", part.label.replace('"', "”"), step.id));
            }
        }
        out + "```\n"
    }

    fn deadline(&self, step: &Step) -> String {
        match step.deadline {
            None => String::new(),
            Some(Deadline::HoursFromReceipt(hours) | Deadline::SightingFromReceipt(hours)) => {
                (self.words.within_hours)(hours)
            }
            Some(Deadline::HoursFromProtection(hours)) => self.map.from_protection.with(&hours.to_string()),
            Some(Deadline::Today) => self.words.routes.today.into(),
            Some(Deadline::WhileInReach) => self.words.while_in_reach.into(),
            Some(Deadline::NextReview) => self.words.papers.next_review.into(),
        }
    }

    fn told(&self, step: &Step) -> String {
        let channel = step.channel.map(|channel: Channel| (self.words.routes.channel)(channel).to_owned());
        let kinds = self.knowledge.contact_kinds.iter().filter(|kind| step.to.contains(&kind.id));
        let kinds: Vec<&str> = kinds.map(|kind| kind.label.get(self.lang)).collect();
        let kinds = (!kinds.is_empty()).then(|| kinds.join(self.words.list_comma));
        [channel, kinds].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn cited(&self, citations: &[Citation]) -> String {
        let cited = citations.iter().map(|citation| {
            let note = citation.note.as_ref().map(|note| note.get(self.lang));
            (self.words.source)(citation.source.title.get(self.lang), (self.words.evidence)(citation.evidence), note)
        });
        cited.collect::<Vec<_>>().join(self.words.list_comma)
    }

    fn row(&self, cells: &[String]) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    }
}
