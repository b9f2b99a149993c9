//! Built-in series: a named column of values. Each has its own difficulty.
//!
//! t counts the steps from 0; the phases, the noise and the start come from the seed.

use std::f64::consts::TAU;

use crate::rng::{Purpose, Rng};

/// Values in a series, except the sine.
pub const LENGTH: usize = 1_000;
/// Values of the sine. With 35 % held out, 205 windows of 16 are learnt from, and a free run of 100 steps can be
/// scored.
pub const SINE_LENGTH: usize = 340;

/// Steps from 0 to 1 between two teeth of the sawtooth.
const TOOTH: usize = 20;
/// r of the logistic map, at which it is chaotic.
const CHAOS: f64 = 3.9;
/// The standard deviation of the noise.
const NOISE: f64 = 0.1;

/// sin(0.25·t + phase): a period of 25.1 steps, so that no two periods have the same values.
pub fn sine(seed: u32) -> String {
    let phase = phase(&mut generator(seed));
    column("sine", SINE_LENGTH, |t| libm::sin(0.25 * t + phase))
}

/// The sum of three sines of 0.1, 0.27 and 0.71 radians a step with amplitudes 1, ½ and ¼: the pattern never repeats
/// exactly.
pub fn sines(seed: u32) -> String {
    let mut rng = generator(seed);
    let (a, b, c) = (phase(&mut rng), phase(&mut rng), phase(&mut rng));
    column("sum of sines", LENGTH, |t| {
        libm::sin(0.1 * t + a) + 0.5 * libm::sin(0.27 * t + b) + 0.25 * libm::sin(0.71 * t + c)
    })
}

/// sin(0.3·t + phase) plus independent normal noise: no prediction can have a mean squared error below that of the
/// noise, 0.01.
pub fn noise(seed: u32) -> String {
    let mut rng = generator(seed);
    let phase = phase(&mut rng);
    column("noisy sine", LENGTH, |t| {
        libm::sin(0.3 * t + phase) + NOISE * rng.normal()
    })
}

/// Rises from −1 to 1 in twenty steps, then falls in one: the fall can only be predicted by counting.
pub fn sawtooth(seed: u32) -> String {
    let start = generator(seed).below(TOOTH);
    column("sawtooth", LENGTH, |t| {
        let step = (t as usize + start) % TOOTH;
        2.0 * step as f64 / (TOOTH - 1) as f64 - 1.0
    })
}

/// x ← 3.9·x·(1 − x): one step is easy to predict, twenty are not, because every error doubles within about two steps.
/// May 1976.
pub fn logistic(seed: u32) -> String {
    let mut x = 0.1 + 0.8 * generator(seed).uniform();
    column("logistic map", LENGTH, |_| {
        x = CHAOS * x * (1.0 - x);
        x
    })
}

/// A line that rises by 2 in a thousand steps, plus a sine of half that height: the values of the test part are all
/// larger than those of the training part.
pub fn trend(seed: u32) -> String {
    let phase = phase(&mut generator(seed));
    column("trend", LENGTH, |t| {
        0.002 * t + 0.5 * libm::sin(0.3 * t + phase)
    })
}

fn generator(seed: u32) -> Rng {
    Rng::new(seed, Purpose::Data)
}

fn phase(rng: &mut Rng) -> f64 {
    TAU * rng.uniform()
}

/// A column of values with six decimals, under its name.
fn column(name: &str, length: usize, mut value: impl FnMut(f64) -> f64) -> String {
    let mut text = format!("{name}\n");
    for t in 0..length {
        text += &format!("{:.6}\n", value(t as f64));
    }
    text
}
