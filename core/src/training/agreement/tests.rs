use proptest::prelude::*;

use super::*;

/// Ratings of units by raters, `None` for a missing one, as counts by category from 1 on.
fn rows(raters: &[&[Option<u32>]], categories: u32) -> Vec<Row> {
    let units = raters[0].len();
    let count = |unit: usize, category| raters.iter().filter(|rater| rater[unit] == Some(category)).count() as u32;
    (0..units).map(|unit| (1..=categories).map(|category| count(unit, category)).collect()).collect()
}

fn ratings(text: &str) -> Vec<Option<u32>> {
    text.split(' ').map(|rating| rating.parse().ok()).collect()
}

/// As printed: to so many digits.
fn printed(value: f64, digits: usize) -> String {
    format!("{value:.digits$}")
}

/// Four observers, twelve units, values 1 to 5, some missing: K. Krippendorff, Computing Krippendorff's Alpha-Reliability
/// (2011), example C; also the data set `cac.raw4raters` of K. L. Gwet's package irrCAC 1.0.
fn four_observers() -> Vec<Row> {
    let a = ratings("1 2 3 3 2 1 4 1 2 . . .");
    let b = ratings("1 2 3 3 2 2 4 1 2 5 . 3");
    let c = ratings(". 3 3 3 2 3 4 2 2 5 1 .");
    let d = ratings("1 2 3 3 2 4 4 1 2 5 1 .");
    rows(&[&a, &b, &c, &d], 5)
}

/// Krippendorff (2011) prints 0.743 for example C.
#[test]
fn alpha_of_four_observers() {
    assert_eq!(printed(krippendorff_alpha(&four_observers()).unwrap().value, 3), "0.743");
}

/// Krippendorff (2011) prints 0.095 for example A: two observers, binary data.
#[test]
fn alpha_of_binary_data() {
    let a = ratings("1 2 1 1 1 1 1 1 2 1");
    let b = ratings("2 2 2 1 1 2 1 1 1 1");
    assert_eq!(printed(krippendorff_alpha(&rows(&[&a, &b], 2)).unwrap().value, 3), "0.095");
}

/// Krippendorff (2011) prints 0.692 for example B: two observers, nominal data.
#[test]
fn alpha_of_nominal_data() {
    let a = ratings("1 1 2 2 4 3 3 3 5 4 4 1");
    let b = ratings("2 1 2 2 2 3 3 3 5 4 4 4");
    assert_eq!(printed(krippendorff_alpha(&rows(&[&a, &b], 5)).unwrap().value, 3), "0.692");
}

/// The manual of irrCAC 1.0 (K. L. Gwet, 2019) prints 0.77544 and 0.14295 for `gwet.ac1.raw(cac.raw4raters)`.
#[test]
fn ac1_of_four_observers() {
    let ac1 = gwet_ac1(&four_observers()).unwrap();
    assert_eq!(printed(ac1.value, 5), "0.77544");
    assert_eq!(printed(ac1.standard_error.unwrap(), 5), "0.14295");
    assert_eq!(printed(percent_agreement(&four_observers()).unwrap(), 5), "0.81818");
}

/// Two abstractors on 100 pregnancies: the data set `cont3x3abstractors` of irrCAC 1.0.
const ABSTRACTORS: [[u32; 3]; 3] = [[13, 0, 0], [0, 20, 7], [0, 4, 56]];

fn table<const N: usize>(table: [[u32; N]; N]) -> Vec<Row> {
    table.iter().map(|row| row.to_vec()).collect()
}

/// irrCAC 1.0 prints for them: AC1 0.8493305, α 0.7972585, percent agreement 0.89.
#[test]
fn two_abstractors() {
    let mut units = Vec::new();
    for (row, counts) in ABSTRACTORS.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            let mut unit = vec![0; 3];
            unit[row] += 1;
            unit[column] += 1;
            units.extend(std::iter::repeat_n(unit, *count as usize));
        }
    }
    assert_eq!(printed(gwet_ac1(&units).unwrap().value, 7), "0.8493305");
    assert_eq!(printed(krippendorff_alpha(&units).unwrap().value, 7), "0.7972585");
    assert_eq!(printed(percent_agreement(&units).unwrap(), 2), "0.89");
}

fn identity(a: usize, b: usize) -> f64 {
    if a == b { 1.0 } else { 0.0 }
}

/// Weights that fall with the square of the steps (J. L. Fleiss and J. Cohen, 1973).
fn quadratic(categories: usize) -> impl Fn(usize, usize) -> f64 {
    move |a, b| 1.0 - (a.abs_diff(b) as f64 / (categories as f64 - 1.0)).powi(2)
}

/// irrCAC 1.0 prints for them: κ 0.7964094, standard error 0.05891072, interval (0.68, 0.913); with quadratic weights 0.8921569.
#[test]
fn kappa_of_two_abstractors() {
    let kappa = weighted_kappa(&table(ABSTRACTORS), identity).unwrap();
    assert_eq!(printed(kappa.value, 7), "0.7964094");
    assert_eq!(printed(kappa.standard_error.unwrap(), 8), "0.05891072");
    // The package takes Student's distribution; with 100 units that is a thousandth wider.
    let (low, high) = kappa.interval().unwrap();
    assert!((low - 0.68).abs() < 0.002 && (high - 0.913).abs() < 0.002, "{low} {high}");
    assert_eq!(printed(weighted_kappa(&table(ABSTRACTORS), quadratic(3)).unwrap().value, 7), "0.8921569");
}

/// J. Cohen (1968) prints 0.348 for his table 1: 200 cases, disagreements weighted 0 1 3, 1 0 6, 3 6 0.
#[test]
fn weighted_kappa_of_cohen() {
    const DISAGREEMENT: [[f64; 3]; 3] = [[0.0, 1.0, 3.0], [1.0, 0.0, 6.0], [3.0, 6.0, 0.0]];
    let observed = table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
    let kappa = weighted_kappa(&observed, |a, b| 1.0 - DISAGREEMENT[a][b] / 6.0).unwrap();
    assert_eq!(printed(kappa.value, 3), "0.348");
}

/// 91 couples on a question of four ordered answers (the data set `SexualFun` of R's package vcd 1.4, with equal-spacing weights):
/// κ 0.1293 with standard error 0.06860, weighted κ 0.2374 with 0.07832.
#[test]
fn kappa_of_couples() {
    let couples = table([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]);
    let plain = weighted_kappa(&couples, identity).unwrap();
    let weighted = weighted_kappa(&couples, linear(4)).unwrap();
    assert_eq!(printed(plain.value, 4), "0.1293");
    assert_eq!(printed(plain.standard_error.unwrap(), 5), "0.06860");
    assert_eq!(printed(weighted.value, 4), "0.2374");
    assert_eq!(printed(weighted.standard_error.unwrap(), 5), "0.07832");
}

#[test]
fn nothing_is_told_of_what_tells_nothing() {
    assert_eq!(krippendorff_alpha(&[]), None);
    assert_eq!(krippendorff_alpha(&[vec![3, 0, 0], vec![2, 0, 0]]), None);
    assert_eq!(gwet_ac1(&[vec![1, 0], vec![0, 1]]), None);
    assert_eq!(percent_agreement(&[vec![1, 0]]), None);
    assert_eq!(weighted_kappa(&[vec![0, 0], vec![0, 0]], linear(2)), None);
    assert_eq!(weighted_kappa(&[vec![5, 0], vec![0, 0]], linear(2)), None);
}

fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(prop::collection::vec(0u32..6, 3), 1..12)
}

proptest! {
    /// Who agrees on everything agrees fully, whatever is asked; and no coefficient is above 1.
    #[test]
    fn full_agreement_is_one(places in prop::collection::vec(0usize..3, 2..12), raters in 2u32..9) {
        let rows: Vec<Row> = places.iter().map(|place| (0..3).map(|at| if at == *place { raters } else { 0 }).collect()).collect();
        prop_assert_eq!(percent_agreement(&rows), Some(1.0));
        prop_assert!((gwet_ac1(&rows).unwrap().value - 1.0).abs() < 1e-12);
        if places.iter().any(|place| *place != places[0]) {
            prop_assert!((krippendorff_alpha(&rows).unwrap().value - 1.0).abs() < 1e-12);
        }
    }

    /// The order of units and the names of categories say nothing.
    #[test]
    fn order_and_names_say_nothing(rows in any_rows()) {
        let other: Vec<Row> = rows.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let close = |a: Option<Coefficient>, b: Option<Coefficient>| match (a, b) {
            (Some(a), Some(b)) => (a.value - b.value).abs() < 1e-9 && a.value <= 1.0 + 1e-12,
            (None, None) => true,
            _ => false,
        };
        prop_assert!(close(krippendorff_alpha(&rows), krippendorff_alpha(&other)));
        prop_assert!(close(gwet_ac1(&rows), gwet_ac1(&other)));
    }
}
