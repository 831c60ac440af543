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
    pub(super) areas: Vec<Placed<wire::Choice>>,
    pub(super) limits: Placed<Vec<wire::Text>>,
    pub(super) front: Vec<Placed<wire::FrontFact>>,
    pub(super) regions: Vec<Placed<wire::Region>>,
    pub(super) mark_kinds: Vec<Placed<wire::Choice>>,
    pub(super) mark_colours: Vec<Placed<wire::Choice>>,
    pub(super) readings: Vec<Placed<wire::Reading>>,
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
identified!(
    Era by name, Role by id, Choice by id, FrontFact by id, Region by id, Reading by word, Source by id, Item by id,
    Question by id, Scale by id, Disclosure by id, Step by id
);

pub(super) fn merge(packs: Vec<Loaded>, findings: &mut Vec<Finding>) -> Merged {
    let mut merged = Merged {
        heads: Vec::new(),
        eras: Vec::new(),
        roles: Vec::new(),
        areas: Vec::new(),
        limits: Placed { value: Vec::new(), place: Place { pack: String::new(), path: String::new() } },
        front: Vec::new(),
        regions: Vec::new(),
        mark_kinds: Vec::new(),
        mark_colours: Vec::new(),
        readings: Vec::new(),
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
        add(&mut merged.areas, pack.areas, "areas", extends, &root, findings);
        add(&mut merged.front, pack.front, "front", extends, &root, findings);
        add(&mut merged.regions, pack.regions, "regions", extends, &root, findings);
        add(&mut merged.mark_kinds, pack.mark_kinds, "mark_kinds", extends, &root, findings);
        add(&mut merged.mark_colours, pack.mark_colours, "mark_colours", extends, &root, findings);
        add(&mut merged.readings, pack.readings, "readings", extends, &root, findings);
        if !pack.limits.is_empty() {
            merged.limits = Placed { value: pack.limits, place: root.at(".limits") };
        }
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
    let earlier: Vec<&str> = merged.iter().map(|element| element.value.id()).collect();
    let new: Vec<&str> = elements.iter().map(Identified::id).collect();
    let seats = seats(&earlier, &new, list, extends, root, findings);
    for (value, (place, seat)) in elements.into_iter().zip(seats) {
        match seat {
            Seat::New => merged.push(Placed { value, place }),
            Seat::Of(at) => {
                if let Some(replaced) = merged.get_mut(at) {
                    *replaced = Placed { value, place };
                }
            }
            Seat::None => {}
        }
    }
}

/// Where an element goes.
enum Seat {
    /// After the others.
    New,
    /// In the place of an earlier one.
    Of(usize),
    /// Nowhere: a finding says why.
    None,
}

/// Where each of several elements goes, by the ids alone, so that the machine code for it is made once.
fn seats(
    earlier: &[&str],
    new: &[&str],
    list: &str,
    extends: bool,
    root: &Place,
    findings: &mut Vec<Finding>,
) -> Vec<(Place, Seat)> {
    let earlier = Ids::of(earlier.iter().copied());
    let mut own = Ids::default();
    let mut seats = Vec::new();
    for (at, id) in new.iter().enumerate() {
        let place = root.at(&format!(".{list}[{at}]"));
        let seat = if !own.add(id, at) {
            findings.push(place.finding(Problem::Duplicate((*id).into())));
            Seat::None
        } else {
            match earlier.place(id) {
                Some(at) if extends => Seat::Of(at),
                Some(_) => {
                    findings.push(place.finding(Problem::ReplacesWithoutExtends((*id).into())));
                    Seat::None
                }
                None => Seat::New,
            }
        };
        seats.push((place, seat));
    }
    seats
}
