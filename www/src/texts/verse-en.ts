/** "The Tinker of Winnow Hill": a ballad written for this project, in quatrains of four and three beats, rhymed on the short lines. */
export const text = `The Tinker of Winnow Hill

The tinker came to Winnow Hill
  When all the leaves were down,
With seven pans upon his back
  To sell in Winnow town.

And clink, clank, the copper rang,
  And clink, clank, the tin,
And every door in Winnow town
  Said, “Tinker, come on in!”

He mended first the miller's pot,
  And then the baker's pan,
And last he mended old Nell's lamp,
  And then his road began.

“Stay here tonight,” said old Nell then,
  “The wind is in the north,
And no one walks on Winnow Hill
  When such a wind blows forth.”

“I thank you, Nell,” the tinker said,
  “But I have far to go.
I know each stone on Winnow Hill,
  And what is wind and snow?”

And clink, clank, the copper rang,
  And clink, clank, the tin.
He went out by the northern gate
  And let the weather in.

The first flake fell upon his hand,
  The second on his sleeve,
The third flake fell, and then there fell
  More flakes than you'd believe.

It snowed upon the miller's wheel,
  It snowed upon the road,
It snowed upon the seven pans
  And made a double load.

He could not see the hill ahead,
  He could not see the town,
He could not tell, for all the white,
  The way up from the down.

But clink, clank, the copper rang,
  And clink, clank, the tin,
A little sound, a silver sound,
  A sound both small and thin.

Now old Nell sat beside her lamp,
  And old Nell's ears were keen.
She heard the pans on Winnow Hill
  With all the snow between.

She took the lid from off the pot,
  She took the spoon in hand,
She stood out in the open door
  As long as she could stand,

And bang, bang, she beat the lid,
  And bang, bang, again,
Until the miller heard the noise
  And left his bed, and then

The miller beat upon his pot,
  The baker beat his pan,
And up the street from door to door
  The sound of beating ran.

And bang, bang, said Winnow town,
  And bang, bang, it said,
And clink, clank, so far away,
  And fainter than a thread.

He turned his face, he turned his feet,
  He listened, and he came,
And someone in the noise and snow
  Was calling out his name.

A step, a stop, a step, a stop,
  He followed where it led,
With frozen beard and frozen boots
  And snow upon his head.

And there was light, and there was Nell,
  And there the open door,
And there was soup for everyone,
  And then a little more.

“I know each stone,” the tinker said,
  “On every hill I roam,
But stones lie still beneath the snow,
  And sounds can walk you home.”

He mended then, and took no pay,
  Each dented lid and pan,
And they were sounder, so they say,
  Than when the night began.

And still, when winter shuts the hill
  And wind is in the north,
The people come with lid and spoon,
  And one by one stand forth,

And bang, bang, says Winnow town,
  And bang, bang, again,
For anyone upon the hill,
  As they did once, so then.

And if you stop and hold your breath
  And let the night come in,
Then clink, clank, the copper rings,
  And clink, clank, the tin.
`;
