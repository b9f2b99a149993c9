/** Seven pangrams made for this project: each line holds every letter of the alphabet. Short enough to be learnt by heart. */
export const text = `Six quiet wizards juggle plump figs over a frozen black brook by the mill.
Jovial bakers whisk extra yeast, mix quince, and glaze the puffy dough.
The brave zebra yawns, flexes, jumps over a ditch, and keeps quite calm again.
Good clerks quietly fix my vase with paste, jute, brown thread, and zinc bands.
Every jackdaw on Hazel Quay begs for exactly six plump mice.
We quiz the old fox: can a jolly beaver keep my big drum still?
Zoe vows to mix a quart of ginger juice by half past ten, cracked bowl or not, dear.
`;
