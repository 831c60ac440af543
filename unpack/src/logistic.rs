//! Odds and their logits, ln(p / (1 − p)): there, guesses can be added up. Whole numbers only, so that every machine finds the
//! same.

use crate::coder::PRECISION;

/// Logits are in 256ths, and below this either way.
pub(crate) const LIMIT: i32 = 2048;

/// Odds are looked up by their highest bits, so many.
const LOOKED_UP: u32 = 12;

/// Both ways, as tables.
pub(crate) struct Logistic {
    odds: [u16; 2 * LIMIT as usize],
    logits: [i16; 1 << LOOKED_UP],
}

impl Logistic {
    #[inline(never)]
    pub(crate) fn new() -> Logistic {
        let mut tables = Logistic { odds: [0; 2 * LIMIT as usize], logits: [LIMIT as i16 - 1; 1 << LOOKED_UP] };
        let mut next = 0;
        for (logit, odds) in (-LIMIT..).zip(&mut tables.odds) {
            *odds = between_points(logit);
            let place = usize::from(*odds >> (PRECISION - LOOKED_UP));
            // The lowest logit of these odds, for all odds since the last one.
            for logit_of in tables.logits.get_mut(next..=place).unwrap_or_default() {
                *logit_of = logit.max(1 - LIMIT) as i16;
            }
            next = next.max(place + 1);
        }
        tables
    }

    /// The odds of a logit, which may be beyond the limit: never 0, and below two to the power of [`PRECISION`].
    #[inline(always)]
    pub(crate) fn odds(&self, logit: i32) -> i32 {
        let place = logit.clamp(-LIMIT, LIMIT - 1) + LIMIT;
        self.odds.get(place as usize).map_or(0, |odds| i32::from(*odds))
    }

    /// The logit of odds.
    #[inline(always)]
    pub(crate) fn logit(&self, odds: u32) -> i32 {
        self.logits.get((odds >> (PRECISION - LOOKED_UP)) as usize).map_or(0, |logit| i32::from(*logit))
    }
}

/// 65,536 / (1 + e^(−x/256)), on lines between points of the curve.
fn between_points(logit: i32) -> u16 {
    const POINTS: [u32; 33] = [
        22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11_955, 17_625, 24_743, 32_768, 40_793,
        47_911, 53_581, 57_724, 60_565, 62_428, 63_615, 64_357, 64_816, 65_097, 65_269, 65_374, 65_438, 65_476, 65_500,
        65_514,
    ];
    let (whole, part) = ((logit + LIMIT) as usize >> 7, (logit + LIMIT) as u32 & 127);
    let point = |at: usize| POINTS.get(at).copied().unwrap_or_default();
    ((point(whole) * (128 - part) + point(whole + 1) * part) >> 7) as u16
}
