use super::finding::{Finding, Problem};
use super::wire;
use crate::order::Ids;

/// A pack that has the right shape.
pub(super) struct Loaded {
    pub(super) name: String,
    pub(super) pack: wire::Pack,
    pub(super) hash: String,
}

/// Where an element of the merged packs comes from, for findings.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) pack: String,
    pub(super) path: String,
}

impl Place {
    /// A place within this one: `.field` or `[index]`.
    pub(super) fn at(&self, inner: &str) -> Place {
        let path = format!("{}{inner}", self.path);
        Place { pack: self.pack.clone(), path: path.trim_start_matches('.').into() }
    }

    pub(super) fn finding(&self, problem: Problem) -> Finding {
        Finding { pack: self.pack.clone(), path: self.path.clone(), problem }
    }
}

/// An element and where it comes from.
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// All packs as one, each list in the order of the sheet.
pub(super) struct Merged {
    pub(super) heads: Vec<Placed<Head>>,
    pub(super) eras: Vec<Placed<wire::Era>>,
    pub(super) roles: Vec<Placed<wire::Role>>,
    pub(super) sources: Vec<Placed<wire::Source>>,
    pub(super) items: Vec<Placed<wire::Item>>,
    pub(super) questions: Vec<Placed<wire::Question>>,
    pub(super) scales: Vec<Placed<wire::Scale>>,
    pub(super) disclosures: Vec<Placed<wire::Disclosure>>,
    pub(super) steps: Vec<Placed<wire::Step>>,
}

/// What a pack says of itself.
pub(super) struct Head {
    pub(super) id: String,
    pub(super) edition: String,
    pub(super) hash: String,
    pub(super) title: wire::Text,
    pub(super) as_of: String,
    pub(super) licence: String,
}

trait Identified {
    fn id(&self) -> &str;
}

macro_rules! identified {
    ($($kind:ident by $field:ident),+) => {
        $(impl Identified for wire::$kind {
            fn id(&self) -> &str {
                &self.$field
            }
        })+
    };
}
identified!(Era by name, Role by id, Source by id, Item by id, Question by id, Scale by id, Disclosure by id, Step by id);

pub(super) fn merge(packs: Vec<Loaded>, findings: &mut Vec<Finding>) -> Merged {
    let mut merged = Merged {
        heads: Vec::new(),
        eras: Vec::new(),
        roles: Vec::new(),
        sources: Vec::new(),
        items: Vec::new(),
        questions: Vec::new(),
        scales: Vec::new(),
        disclosures: Vec::new(),
        steps: Vec::new(),
    };
    for Loaded { name, pack, hash } in packs {
        let root = Place { pack: name, path: String::new() };
        check_base(&merged.heads, &pack, &root, findings);
        keep_levels(&merged.scales, &pack.scales, &root, findings);
        let extends = pack.extends.is_some();
        add(&mut merged.eras, pack.eras, "eras", extends, &root, findings);
        add(&mut merged.roles, pack.roles, "roles", extends, &root, findings);
        add(&mut merged.sources, pack.sources, "sources", extends, &root, findings);
        add(&mut merged.items, pack.items, "items", extends, &root, findings);
        add(&mut merged.questions, pack.questions, "questions", extends, &root, findings);
        add(&mut merged.scales, pack.scales, "scales", extends, &root, findings);
        add(&mut merged.disclosures, pack.disclosures, "disclosures", extends, &root, findings);
        add(&mut merged.steps, pack.steps, "steps", extends, &root, findings);
        merged.heads.push(Placed {
            value: Head {
                id: pack.id,
                edition: pack.edition,
                hash,
                title: pack.title,
                as_of: pack.as_of,
                licence: pack.licence,
            },
            place: root,
        });
    }
    merged
}

fn check_base(earlier: &[Placed<Head>], pack: &wire::Pack, root: &Place, findings: &mut Vec<Finding>) {
    if earlier.iter().any(|head| head.value.id == pack.id) {
        findings.push(root.at(".id").finding(Problem::Duplicate(pack.id.clone())));
    }
    let Some(base) = &pack.extends else { return };
    match earlier.iter().find(|head| head.value.id == base.id) {
        None => findings.push(root.at(".extends.id").finding(Problem::BaseMissing(base.id.clone()))),
        Some(head) if head.value.edition != base.edition => {
            let problem = Problem::BaseEdition { pinned: base.edition.clone(), loaded: head.value.edition.clone() };
            findings.push(root.at(".extends.edition").finding(problem));
        }
        Some(_) => {}
    }
}

/// A scale that is replaced keeps its levels in their order: records and local habits hang on their ids.
fn keep_levels(earlier: &[Placed<wire::Scale>], scales: &[wire::Scale], root: &Place, findings: &mut Vec<Finding>) {
    for (at, scale) in scales.iter().enumerate() {
        let Some(replaced) = earlier.iter().find(|earlier| earlier.value.id == scale.id) else { continue };
        for level in &replaced.value.levels {
            if !scale.levels.iter().any(|kept| kept.id == level.id) {
                let place = root.at(&format!(".scales[{at}].levels"));
                findings.push(place.finding(Problem::LevelLost(level.id.clone())));
            }
        }
        let known = |level: &&wire::Level| replaced.value.levels.iter().any(|earlier| earlier.id == level.id);
        let order = scale.levels.iter().filter(known).map(|level| &level.id);
        for (earlier, now) in
            replaced.value.levels.iter().filter(|l| scale.levels.iter().any(|k| k.id == l.id)).zip(order)
        {
            if earlier.id != *now {
                let place = root.at(&format!(".scales[{at}].levels"));
                findings.push(place.finding(Problem::LevelMoved(now.clone())));
                break;
            }
        }
    }
}

fn add<T: Identified>(
    merged: &mut Vec<Placed<T>>,
    elements: Vec<T>,
    list: &str,
    extends: bool,
    root: &Place,
    findings: &mut Vec<Finding>,
) {
    let earlier = Ids::of(merged.iter().map(|element| element.value.id()));
    let mut own = Ids::default();
    for (at, value) in elements.into_iter().enumerate() {
        let place = root.at(&format!(".{list}[{at}]"));
        let id = value.id().to_owned();
        if !own.add(&id, at) {
            findings.push(place.finding(Problem::Duplicate(id)));
            continue;
        }
        match earlier.place(&id).and_then(|at| merged.get_mut(at)) {
            Some(replaced) if extends => *replaced = Placed { value, place },
            Some(_) => findings.push(place.finding(Problem::ReplacesWithoutExtends(id))),
            None => merged.push(Placed { value, place }),
        }
    }
}
