//! Coefficients of agreement. Each function names the source of its formula; the tests hold them against published worked
//! examples.
//!
//! A table of ratings has a row for each unit and a column for each category, and counts how many raters put the unit there.
//! Raters who left a unit out are in no column of its row. Only [`weighted_kappa`] takes some disagreements as graver than others.

/// How many raters put one unit into each category.
pub type Row = Vec<u32>;

/// A coefficient with its 95 % confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// The estimate.
    pub value: f64,
    /// Its standard error; `None` where there are too few units for one.
    pub standard_error: Option<f64>,
}

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;

impl Coefficient {
    /// The 95 % confidence interval on the normal approximation, cut off at 1 and −1.
    pub fn interval(self) -> Option<(f64, f64)> {
        let width = self.standard_error? * Z;
        Some(((self.value - width).max(-1.0), (self.value + width).min(1.0)))
    }
}

/// Of all pairs of raters of one unit, the share that agrees; `None` for fewer than two raters.
pub fn pairs_that_agree(row: &[u32]) -> Option<f64> {
    let raters: f64 = row.iter().copied().map(f64::from).sum();
    let agreeing: f64 = row.iter().copied().map(f64::from).map(|count| count * (count - 1.0)).sum();
    (raters >= 2.0).then(|| agreeing / (raters * (raters - 1.0)))
}

/// The mean share of agreeing pairs over the units with two raters at least.
pub fn percent_agreement(rows: &[Row]) -> Option<f64> {
    mean(rows.iter().filter_map(|row| pairs_that_agree(row)))
}

/// Krippendorff's α for nominal data, any number of raters, with missing values: 1 − Dₒ/Dₑ from the coincidences
/// (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). `None` where nothing is rated twice, or where only one
/// category was used at all, which says nothing of agreement. The standard error is that of the jackknife over units (B. Efron,
/// The Jackknife, the Bootstrap and Other Resampling Plans, 1982).
pub fn krippendorff_alpha(rows: &[Row]) -> Option<Coefficient> {
    let value = alpha(rows.iter())?;
    let without =
        |left_out: usize| alpha(rows.iter().enumerate().filter(move |(at, _)| *at != left_out).map(|(_, row)| row));
    let parts: Vec<f64> = (0..rows.len()).filter_map(without).collect();
    let units = parts.len() as f64;
    let standard_error = (parts.len() == rows.len() && parts.len() > 2).then(|| {
        let mean = parts.iter().sum::<f64>() / units;
        let squares: f64 = parts.iter().map(|part| (part - mean).powi(2)).sum();
        ((units - 1.0) / units * squares).sqrt()
    });
    Some(Coefficient { value, standard_error })
}

fn alpha<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<f64> {
    let mut totals: Vec<f64> = Vec::new();
    let mut disagreeing = 0.0;
    for row in rows {
        let raters: f64 = row.iter().copied().map(f64::from).sum();
        if raters < 2.0 {
            continue;
        }
        totals.resize(totals.len().max(row.len()), 0.0);
        for (total, count) in totals.iter_mut().zip(row) {
            let count = f64::from(*count);
            *total += count;
            disagreeing += count * (raters - count) / (raters - 1.0);
        }
    }
    let all: f64 = totals.iter().sum();
    let expected: f64 = totals.iter().map(|total| total * (all - total)).sum::<f64>() / (all - 1.0);
    (expected > 0.0).then(|| 1.0 - disagreeing / expected)
}

/// Gwet's AC1, any number of raters, with missing values, and its standard error over units (K. L. Gwet, Computing inter-rater
/// reliability and its variance in the presence of high agreement, British Journal of Mathematical and Statistical Psychology
/// 61, 2008, 29–48; for missing values, Handbook of Inter-Rater Reliability, 4th ed., 2014). `None` where nothing is rated
/// twice or there is but one category to choose.
pub fn gwet_ac1(rows: &[Row]) -> Option<Coefficient> {
    let rated: Vec<(&Row, f64)> = rows
        .iter()
        .map(|row| (row, row.iter().copied().map(f64::from).sum::<f64>()))
        .filter(|(_, raters)| *raters > 0.0)
        .collect();
    let units = rated.len() as f64;
    let categories = rated.iter().map(|(row, _)| row.len()).max()?;
    let twice = rated.iter().filter(|(_, raters)| *raters >= 2.0).count() as f64;
    if twice == 0.0 || categories < 2 {
        return None;
    }
    let mut shares = vec![0.0; categories];
    for (row, raters) in &rated {
        for (share, count) in shares.iter_mut().zip(*row) {
            *share += f64::from(*count) / raters / units;
        }
    }
    let observed = rated.iter().filter_map(|(row, _)| pairs_that_agree(row)).sum::<f64>() / twice;
    let chance = shares.iter().map(|share| share * (1.0 - share)).sum::<f64>() / (categories as f64 - 1.0);
    let value = (observed - chance) / (1.0 - chance);
    let of_unit = |(row, raters): &(&Row, f64)| {
        let agreeing =
            pairs_that_agree(row).map_or(0.0, |agreeing| units / twice * (agreeing - chance) / (1.0 - chance));
        let counts = shares.iter().zip(*row).map(|(share, count)| (1.0 - share) * f64::from(*count) / raters);
        let by_chance = counts.sum::<f64>() / (categories as f64 - 1.0);
        agreeing - 2.0 * (1.0 - value) * (by_chance - chance) / (1.0 - chance)
    };
    let squares: f64 = rated.iter().map(|unit| (of_unit(unit) - value).powi(2)).sum();
    let standard_error = (units > 1.0).then(|| (squares / (units * (units - 1.0))).sqrt());
    Some(Coefficient { value, standard_error })
}

/// Weights that fall with the steps between two of several ordered categories (D. V. Cicchetti and T. Allison, American Journal
/// of EEG Technology 11, 1971, 101–110).
pub fn linear(categories: usize) -> impl Fn(usize, usize) -> f64 {
    move |a, b| 1.0 - a.abs_diff(b) as f64 / (categories as f64 - 1.0)
}

/// Cohen's weighted κ of two raters, from the table of how often one chose the row and the other the column (J. Cohen,
/// Psychological Bulletin 70, 1968, 213–220), with its large-sample standard error (J. L. Fleiss, J. Cohen and B. S. Everitt,
/// Psychological Bulletin 72, 1969, 323–327). `None` for an empty table, or where chance alone would agree always.
pub fn weighted_kappa(table: &[Row], weight: impl Fn(usize, usize) -> f64) -> Option<Coefficient> {
    let categories = table.len();
    let all: f64 = table.iter().flatten().copied().map(f64::from).sum();
    if all == 0.0 || categories < 2 {
        return None;
    }
    let cells = || {
        table.iter().enumerate().flat_map(|(row, counts)| {
            counts.iter().enumerate().map(move |(column, count)| (row, column, f64::from(*count) / all))
        })
    };
    let (mut rows, mut columns) = (vec![0.0; categories], vec![0.0; categories]);
    for (row, column, share) in cells() {
        add(&mut rows, row, share);
        add(&mut columns, column, share);
    }
    let expected =
        |of: &[f64], from: usize| of.iter().enumerate().map(|(to, share)| weight(from, to) * share).sum::<f64>();
    let observed: f64 = cells().map(|(row, column, share)| weight(row, column) * share).sum();
    let chance: f64 = rows.iter().enumerate().map(|(row, share)| share * expected(&columns, row)).sum();
    if chance >= 1.0 {
        return None;
    }
    let value = (observed - chance) / (1.0 - chance);
    let squares: f64 = cells()
        .map(|(row, column, share)| {
            let mean = expected(&columns, row) + expected(&rows, column);
            share * (weight(row, column) - mean * (1.0 - value)).powi(2)
        })
        .sum();
    let variance = (squares - (value - chance * (1.0 - value)).powi(2)) / (1.0 - chance).powi(2) / all;
    Some(Coefficient { value, standard_error: Some(variance.max(0.0).sqrt()) })
}

fn add(to: &mut [f64], at: usize, share: f64) {
    if let Some(sum) = to.get_mut(at) {
        *sum += share;
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests;
