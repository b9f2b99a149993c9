/** ρ and s₁ of every gate's block of U over the updates of one network, layer by layer, in bounded memory. */
import { History } from "../plot/history";

/** The two series of one block. */
export interface Radius {
  readonly radius: History;
  readonly norm: History;
}

export class Radii {
  private readonly layers = new Map<number, Radius[]>();

  /** Records pairs of ρ and s₁, gate by gate, as they were after `update` updates. */
  record(layer: number, update: number, numbers: ArrayLike<number>): void {
    for (let gate = 0; gate * 2 + 1 < numbers.length; gate += 1) {
      const { radius, norm } = this.of(layer, gate);
      // The same update again has the same numbers; an earlier update means that the network went back.
      if (update <= last(radius)) this.rewind(update - 1);
      radius.push(update, numbers[gate * 2] ?? Number.NaN);
      norm.push(update, numbers[gate * 2 + 1] ?? Number.NaN);
    }
  }

  /** The series of a gate; empty before its first measurement. */
  of(layer: number, gate: number): Radius {
    const gates = this.layers.get(layer) ?? [];
    this.layers.set(layer, gates);
    while (gates.length <= gate) gates.push({ radius: new History(), norm: new History() });
    // The loop above has just added it.
    return gates[gate] as Radius;
  }

  /** Forgets everything after `update`. */
  rewind(update: number): void {
    for (const { radius, norm } of [...this.layers.values()].flat()) {
      radius.rewind(update);
      norm.rewind(update);
    }
  }
}

function last({ xs, length }: History): number {
  return length === 0 ? -1 : (xs[length - 1] ?? -1);
}
