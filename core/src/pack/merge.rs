use super::finding::{Finding, Problem};
use super::wire;
use crate::order::Ids;

/// A pack that has the right shape.
pub(super) struct Loaded {
    pub(super) name: String,
    pub(super) pack: wire::Pack,
    pub(super) hash: String,
}

/// Where something of the packs stands, for findings: a step from where it stands in. Only a finding is worth a text.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pack: &'p str,
    outer: Option<&'p Place<'p>>,
    field: &'static str,
    element: Option<usize>,
}

impl<'p> Place<'p> {
    /// A pack as a whole.
    fn root(loaded: &'p Loaded) -> Place<'p> {
        Place { pack: &loaded.name, outer: None, field: "", element: None }
    }

    /// A field within this place.
    pub(super) fn at<'i>(&'i self, field: &'static str) -> Place<'i> {
        Place { pack: self.pack, outer: Some(self), field, element: None }
    }

    /// An element of a list within this place, or of this very list where the field is empty.
    pub(super) fn entry<'i>(&'i self, field: &'static str, at: usize) -> Place<'i> {
        Place { element: Some(at), ..self.at(field) }
    }

    fn path(&self) -> String {
        let mut path = self.outer.map(Place::path).unwrap_or_default();
        if !path.is_empty() && !self.field.is_empty() {
            path.push('.');
        }
        path.push_str(self.field);
        if let Some(at) = self.element {
            path.push_str(&format!("[{at}]"));
        }
        path
    }

    pub(super) fn finding(&self, problem: Problem) -> Finding {
        Finding { pack: self.pack.into(), path: self.path(), problem }
    }
}

/// An element and where it comes from.
pub(super) struct Placed<'p, T> {
    pub(super) value: &'p T,
    pub(super) place: Place<'p>,
}

/// The lists of a pack, what they hold, and the field that names an element.
macro_rules! lists {
    ($($list:ident: $kind:ident by $field:ident),+ $(,)?) => {
        /// All packs as one, each list in the order of the sheet.
        pub(super) struct Merged<'p> {
            pub(super) packs: Vec<Placed<'p, Loaded>>,
            /// The last pack that has any.
            pub(super) limits: Option<Placed<'p, Vec<wire::Text>>>,
            $(pub(super) $list: Vec<Placed<'p, wire::$kind>>,)+
        }

        impl<'p> Merged<'p> {
            fn of(packs: &'p [Loaded], findings: &mut Vec<Finding>) -> Merged<'p> {
                Merged {
                    packs: packs.iter().map(|loaded| Placed { value: loaded, place: Place::root(loaded) }).collect(),
                    limits: packs.iter().rev().find(|loaded| !loaded.pack.limits.is_empty()).map(|loaded| Placed {
                        value: &loaded.pack.limits,
                        place: Place { field: "limits", ..Place::root(loaded) },
                    }),
                    $($list: merged(packs, stringify!($list), |pack| &pack.$list, |element| &element.$field, findings),)+
                }
            }
        }
    };
}
lists!(
    eras: Era by name,
    roles: Role by id,
    areas: Area by id,
    contact_kinds: ContactKind by id,
    contacts: Contact by id,
    services: Service by id,
    provisions: Provision by id,
    call_sheet: CallGroup by id,
    front: FrontFact by id,
    regions: Region by id,
    mark_kinds: Choice by id,
    mark_colours: Choice by id,
    readings: Reading by word,
    sources: Source by id,
    items: Item by id,
    questions: Question by id,
    scales: Scale by id,
    disclosures: Disclosure by id,
    steps: Step by id,
);

/// Merges packs in their order.
pub(super) fn merge<'p>(packs: &'p [Loaded], findings: &mut Vec<Finding>) -> Merged<'p> {
    let mut scales: Vec<&wire::Scale> = Vec::new();
    for (at, loaded) in packs.iter().enumerate() {
        let earlier = packs.get(..at).unwrap_or_default();
        check_base(earlier, loaded, findings);
        keep_levels(&scales, loaded, findings);
        scales.retain(|scale| loaded.pack.scales.iter().all(|replaces| replaces.id != scale.id));
        scales.extend(&loaded.pack.scales);
    }
    Merged::of(packs, findings)
}

fn check_base(earlier: &[Loaded], loaded: &Loaded, findings: &mut Vec<Finding>) {
    let (root, pack) = (Place::root(loaded), &loaded.pack);
    if earlier.iter().any(|other| other.pack.id == pack.id) {
        findings.push(root.at("id").finding(Problem::Duplicate(pack.id.clone())));
    }
    let Some(base) = &pack.extends else { return };
    match earlier.iter().find(|other| other.pack.id == base.id) {
        None => findings.push(root.at("extends.id").finding(Problem::BaseMissing(base.id.clone()))),
        Some(other) if other.pack.edition != base.edition => {
            let problem = Problem::BaseEdition { pinned: base.edition.clone(), loaded: other.pack.edition.clone() };
            findings.push(root.at("extends.edition").finding(problem));
        }
        Some(_) => {}
    }
}

/// A scale that is replaced keeps its levels in their order: records and local habits hang on their ids.
fn keep_levels(earlier: &[&wire::Scale], loaded: &Loaded, findings: &mut Vec<Finding>) {
    for (at, scale) in loaded.pack.scales.iter().enumerate() {
        let Some(replaced) = earlier.iter().find(|earlier| earlier.id == scale.id) else { continue };
        let root = Place::root(loaded);
        let scale_place = root.entry("scales", at);
        let place = scale_place.at("levels");
        for level in &replaced.levels {
            if !scale.levels.iter().any(|kept| kept.id == level.id) {
                findings.push(place.finding(Problem::LevelLost(level.id.clone())));
            }
        }
        let known = |level: &&wire::Level| replaced.levels.iter().any(|earlier| earlier.id == level.id);
        let order = scale.levels.iter().filter(known).map(|level| &level.id);
        for (earlier, now) in replaced.levels.iter().filter(|l| scale.levels.iter().any(|k| k.id == l.id)).zip(order) {
            if earlier.id != *now {
                findings.push(place.finding(Problem::LevelMoved(now.clone())));
                break;
            }
        }
    }
}

/// One list of all packs.
fn merged<'p, T>(
    packs: &'p [Loaded],
    list: &'static str,
    of: fn(&'p wire::Pack) -> &'p Vec<T>,
    id: fn(&'p T) -> &'p str,
    findings: &mut Vec<Finding>,
) -> Vec<Placed<'p, T>> {
    let ids: Vec<Vec<&str>> = packs.iter().map(|loaded| of(&loaded.pack).iter().map(id).collect()).collect();
    let seats = seats(packs, &ids, list, findings).into_iter();
    seats
        .filter_map(|seat| Some(Placed { value: of(&packs.get(seat.pack)?.pack).get(seat.at)?, place: seat.place }))
        .collect()
}

/// An element of the merged list: which pack has it, and where.
struct Seat<'p> {
    pack: usize,
    at: usize,
    place: Place<'p>,
}

/// The order of a merged list, by the ids alone, so that the machine code for it is made once. What repeats the id of an
/// earlier pack takes its place, if its pack says that it extends one.
fn seats<'p>(packs: &'p [Loaded], ids: &[Vec<&str>], list: &'static str, findings: &mut Vec<Finding>) -> Vec<Seat<'p>> {
    let mut seats: Vec<Seat<'p>> = Vec::new();
    let mut known = Ids::default();
    for (pack, (loaded, ids)) in packs.iter().zip(ids).enumerate() {
        let earlier = seats.len();
        let mut own = Ids::default();
        for (at, id) in ids.iter().enumerate() {
            let place = Place { field: list, element: Some(at), ..Place::root(loaded) };
            if !own.add(id, at) {
                findings.push(place.finding(Problem::Duplicate((*id).into())));
                continue;
            }
            let seat = Seat { pack, at, place };
            match known.place(id).filter(|place| *place < earlier).and_then(|place| seats.get_mut(place)) {
                Some(replaced) if loaded.pack.extends.is_some() => *replaced = seat,
                Some(_) => findings.push(seat.place.finding(Problem::ReplacesWithoutExtends((*id).into()))),
                None => {
                    known.add(id, seats.len());
                    seats.push(seat);
                }
            }
        }
    }
    seats
}
