//! How weights start: this decides, before any learning, how far back a gradient reaches.
//!
//! Recurrent matrices are made gate block by gate block (H × H each), in double precision. An orthogonal block times a
//! gain has every singular value equal to the gain, so a linear network's gradient is exactly gainᵏ after k steps back.

use nalgebra::DMatrix;

use crate::attention::Attention;
use crate::kernel::Real;
use crate::layer::Layer;
use crate::model::{Model, Shape};
use crate::param::Param;
use crate::rng::{Purpose, Rng};
use crate::settings::{CellKind, Config, InputInit, RecurrentInit};
use crate::spectral::spectral_radius;

/// A network for `inputs` symbols (or numbers) in and `outputs` out, with the weights that the config and its seed fix.
pub fn model<F: Real>(config: &Config, inputs: usize, outputs: usize) -> Model<F> {
    network(config, &Shape::plain(inputs, outputs))
}

/// A network of this shape, with the weights that the config and its seed fix. An encoder has as many layers, of as
/// many units, as what writes after it.
pub fn network<F: Real>(config: &Config, shape: &Shape) -> Model<F> {
    let mut rng = Rng::new(config.seed, Purpose::Weights);
    let encoder = match shape.source {
        Some(symbols) => stack_of(config, "encoder.", symbols, &mut rng),
        None => Vec::new(),
    };
    let layers = stack_of(config, "", shape.inputs, &mut rng);
    let attention = shape.attention.then(|| {
        let mut drawn = |columns| to(&input_matrix(config, config.hidden, columns, &mut rng));
        Attention {
            w_q: Param::new("attention.w_q", drawn(config.hidden)),
            w_k: Param::new("attention.w_k", drawn(config.hidden)),
            v: Param::new("attention.v", drawn(1)),
        }
    });
    let read = config.hidden * (1 + usize::from(shape.attention));
    let w_y = input_matrix(config, shape.outputs, read, &mut rng);
    let b_y = DMatrix::from_element(shape.outputs, 1, F::ZERO);
    Model {
        encoder,
        layers,
        attention,
        w_y: Param::new("w_y", to::<F>(&w_y)),
        b_y: Param::new("b_y", b_y),
    }
}

/// All layers of one stack; `whose` stands before the names of its blocks.
fn stack_of<F: Real>(config: &Config, whose: &str, inputs: usize, rng: &mut Rng) -> Vec<Layer<F>> {
    (0..config.layers)
        .map(|l| {
            let inputs = if l == 0 { inputs } else { config.hidden };
            layer(config, whose, l + 1, inputs, rng)
        })
        .collect()
}

/// Layer number `number` (from 1). Block names carry the number where there are several layers.
fn layer<F: Real>(
    config: &Config,
    whose: &str,
    number: usize,
    inputs: usize,
    rng: &mut Rng,
) -> Layer<F> {
    let cell = config.build_cell::<F>();
    let (units, gates) = (config.hidden, cell.gates());
    let name = |block: &str| {
        if config.layers == 1 {
            format!("{whose}{block}")
        } else {
            format!("{whose}{block}.{number}")
        }
    };
    let blocks: Vec<_> = gates
        .iter()
        .map(|_| input_matrix(config, units, inputs, rng))
        .collect();
    let w_x = stack(&blocks);
    let blocks: Vec<_> = gates
        .iter()
        .map(|_| recurrent_matrix(config, rng))
        .collect();
    let w_h = stack(&blocks);
    let mut b = DMatrix::from_element(units * gates.len(), 1, F::ZERO);
    let (gate, bias) = match config.cell {
        CellKind::Rnn => ("", 0.0),
        CellKind::Lstm => ("f", config.forget_bias),
        CellKind::Gru => ("z", config.update_bias),
    };
    if let Some(g) = gates.iter().position(|name| *name == gate) {
        b.rows_mut(g * units, units).fill(F::of(bias));
    }
    let b_h = cell
        .has_recurrent_bias()
        .then(|| Param::new(name("b_h"), DMatrix::from_element(units, 1, F::ZERO)));
    Layer::new(
        cell,
        Param::new(name("w_x"), to::<F>(&w_x)),
        Param::new(name("w_h"), to::<F>(&w_h)),
        Param::new(name("b"), b),
        b_h,
    )
}

fn to<F: Real>(matrix: &DMatrix<f64>) -> DMatrix<F> {
    matrix.map(F::of)
}

fn stack(blocks: &[DMatrix<f64>]) -> DMatrix<f64> {
    let (rows, columns) = blocks[0].shape();
    let mut all = DMatrix::zeros(rows * blocks.len(), columns);
    for (g, block) in blocks.iter().enumerate() {
        all.rows_mut(g * rows, rows).copy_from(block);
    }
    all
}

/// Drawn column by column, so that the order of the draws is the order of storage.
fn drawn(rows: usize, columns: usize, mut draw: impl FnMut() -> f64) -> DMatrix<f64> {
    DMatrix::from_fn(rows, columns, |_, _| draw())
}

/// Glorot's bound √(6 / (fan in + fan out)).
pub fn glorot_bound(rows: usize, columns: usize) -> f64 {
    (6.0 / (rows + columns) as f64).sqrt()
}

fn glorot(rows: usize, columns: usize, rng: &mut Rng) -> DMatrix<f64> {
    let bound = glorot_bound(rows, columns);
    drawn(rows, columns, || (2.0 * rng.uniform() - 1.0) * bound)
}

fn input_matrix(config: &Config, rows: usize, columns: usize, rng: &mut Rng) -> DMatrix<f64> {
    let matrix = match config.input_init {
        InputInit::Glorot => glorot(rows, columns, rng),
        InputInit::Normal => drawn(rows, columns, || 0.01 * rng.normal()),
    };
    matrix * config.input_scale
}

fn recurrent_matrix(config: &Config, rng: &mut Rng) -> DMatrix<f64> {
    let n = config.hidden;
    match config.recurrent_init {
        RecurrentInit::Orthogonal => orthogonal(n, rng) * config.gain,
        RecurrentInit::Glorot => glorot(n, n, rng) * config.gain,
        RecurrentInit::Normal => {
            let deviation = config.gain / (n as f64).sqrt();
            drawn(n, n, || deviation * rng.normal())
        }
        RecurrentInit::Spectral => {
            let matrix = drawn(n, n, || rng.normal());
            let radius = spectral_radius(&matrix);
            matrix * (config.gain / radius)
        }
        RecurrentInit::Identity => DMatrix::identity(n, n) * config.gain,
    }
}

/// A random orthogonal matrix, uniform over the group: Q of a normal matrix's QR, signs set by R's diagonal
/// (Stewart 1980; Mezzadri 2007).
fn orthogonal(n: usize, rng: &mut Rng) -> DMatrix<f64> {
    let (mut q, r) = drawn(n, n, || rng.normal()).qr().unpack();
    for j in 0..n {
        if r[(j, j)] < 0.0 {
            q.column_mut(j).neg_mut();
        }
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recurrent(recurrent_init: RecurrentInit, gain: f64) -> DMatrix<f64> {
        let config = Config {
            recurrent_init,
            gain,
            hidden: 96,
            ..Config::default()
        };
        recurrent_matrix(&config, &mut Rng::new(3, Purpose::Weights))
    }

    #[test]
    fn orthogonal_has_every_singular_value_equal_to_the_gain() {
        let u = recurrent(RecurrentInit::Orthogonal, 0.7);
        let error = (u.transpose() * &u - DMatrix::identity(96, 96) * 0.49).amax();
        assert!(error < 1e-14, "UᵀU strays {error}");
    }

    #[test]
    fn spectral_has_the_radius_asked_for() {
        let radius = spectral_radius(&recurrent(RecurrentInit::Spectral, 1.7));
        assert!((radius - 1.7).abs() < 1e-10, "{radius}");
    }

    #[test]
    fn identity_is_the_identity_times_the_gain() {
        assert_eq!(
            recurrent(RecurrentInit::Identity, 0.5),
            DMatrix::identity(96, 96) * 0.5
        );
    }

    /// Five standard errors of a sample variance: √(0.8 / n) of uniform, √(2 / n) of normal values, relative.
    fn check_variance(matrix: &DMatrix<f64>, expected: f64, relative_error: f64) {
        let n = matrix.len() as f64;
        let variance = matrix.iter().map(|x| x * x).sum::<f64>() / n;
        let tolerance = 5.0 * (relative_error / n).sqrt();
        assert!(
            (variance / expected - 1.0).abs() < tolerance,
            "variance {variance}, expected {expected}"
        );
    }

    #[test]
    fn glorot_has_the_bound_and_the_variance_of_the_paper() {
        let u = recurrent(RecurrentInit::Glorot, 1.0);
        let bound = glorot_bound(96, 96);
        assert!(u.amax() <= bound && u.amax() > 0.99 * bound);
        check_variance(&u, bound * bound / 3.0, 0.8);
    }

    #[test]
    fn normal_has_variance_gain_squared_over_units() {
        check_variance(&recurrent(RecurrentInit::Normal, 1.5), 2.25 / 96.0, 2.0);
    }

    #[test]
    fn gate_biases_start_where_the_config_says() {
        let config = Config {
            cell: CellKind::Lstm,
            hidden: 3,
            forget_bias: 2.0,
            ..Config::default()
        };
        let lstm = model::<f32>(&config, 5, 5);
        assert_eq!(
            lstm.layers[0].b.value.as_slice(),
            [0., 0., 0., 2., 2., 2., 0., 0., 0., 0., 0., 0.]
        );
        let config = Config {
            cell: CellKind::Gru,
            hidden: 2,
            update_bias: 3.0,
            ..Config::default()
        };
        let gru = model::<f32>(&config, 5, 5);
        assert_eq!(gru.layers[0].b.value.as_slice(), [0., 0., 3., 3., 0., 0.]);
    }
}
