/**
 * "The Tide-Clock": a story in English, written for this project. Names, phrases and whole exchanges return often, so
 * a small network learns something within seconds. `prose-zh.ts` tells the same story.
 */
export const text = `The Tide-Clock

At the end of the bay there was a rock, and on the rock there was a lighthouse, and in the lighthouse there lived an old man named Tam. Tam kept the lamp. Every evening he climbed the ninety-nine steps, one by one, and lit the lamp. Every morning he climbed the ninety-nine steps, one by one, and put it out. In between he drank his tea, and mended his nets, and listened to the clock.
The clock hung on the wall by the door. It was as round as a plate and as wide as a wheel, and it had only one hand. There were no hours on its face. At the top was the word HIGH, and at the bottom was the word LOW, and between them ran a ring of small blue marks. It did not tell the time. It told the tide. When the sea came in, the hand went up. When the sea went out, the hand came down. Tick, said the clock. Tock, said the clock. And the sea came in, and the sea went out.
When the hand came down to LOW, the water drew back from the sand, and a path lay bare between the rock and the shore. And every day, when the path lay bare, a girl came over the sand. Her name was Wren. She was nine years old. She had a basket on her arm, and in the basket there was a loaf of bread, and in her head there was a question.
“Good day, Tam,” said Wren.
“Good day, Wren,” said Tam. “What is in the basket?”
“A loaf of bread.”
“And what is in your head?”
“A question.”
“Then put the bread on the table,” said Tam, “and put the question to me.”
That was what they said on Monday, and that was what they said on Tuesday, and that was what they said on every day of the week.

On Monday the question was about the clock.
“Why does the clock have only one hand?” said Wren.
“Because the sea has only one thing to say,” said Tam. “It says, I am coming in. Or it says, I am going out. One hand is enough for that.”
“And who made it?”
“My grandmother made the wheels,” said Tam, “and my grandfather made the hand, and my mother painted the words.”
“And what did you make?”
“I wind it,” said Tam. “A clock is made once, but it is wound every day.”
Wren looked at the clock, and the clock looked at nobody. Tick, said the clock. Tock, said the clock. The hand went up by one small mark, and far away on the sand the water came in by one small wave.
“It is time to go home,” said Tam, “before the path is gone.”
And Wren went home over the sand, and the sea came in behind her.

On Tuesday the question was about the clock again.
“How does the clock know where the sea is?” said Wren. “Does it look out of the window?”
“It never looks out of the window,” said Tam. “It knows two things. It knows where the hand was a moment ago, and it knows that a moment has gone by. From those two things it makes one new thing, which is where the hand is now. Then it forgets the rest.”
“It forgets the rest?”
“Every tick and every tock. It does not know about Monday. All that Monday did was to move the hand, and the hand is here.”
“And if it is wrong?”
“Then I look out of the window for it,” said Tam, “and I give the hand a small push. A clock that only remembers goes wrong little by little. A man who only looks knows nothing of the night before. So the clock remembers, and I look, and between us we are right.”
Tick, said the clock. Tock, said the clock. And Wren went home over the sand, and the sea came in behind her.

On Wednesday the question was about the steps.
“There are ninety-nine steps,” said Wren, “and it is dark on the stair. How do you count them all and never lose your place?”
“I do not keep ninety-nine steps in my head,” said Tam. “My head is old, and there is no room. I keep one number. I take a step, and I make the number one more. I take a step, and I make the number one more. When the number is ninety-nine, I put out my hand, and there is the door.”
“Only one number?”
“Only one number.”
“And if you lose it?”
“Then I go down to the bottom and begin again at one,” said Tam. “But if you hold on to a number, Wren, it holds on to you.”
“Only one number,” said Wren.
“Try it,” said Tam.
So Wren tried it. She put her hand on the cold wall, and she climbed the stair with her eyes shut, and she kept one number in her head. Ten, and the wall was wet. Forty, and the wind was in the window. Ninety, and her legs were tired. Ninety-nine, and she put out her hand, and there was the door.
And Wren went home over the sand, counting, and the sea came in behind her.

On Thursday the question was about the lamp.
“What do you do when you light the lamp?” said Wren.
“Four things,” said Tam, “and always in the same order. First the glass, then the oil, then the wick, then the match. Wipe the glass. Pour the oil. Turn the wick. Strike the match.”
“Why first the glass?”
“If you do not wipe the glass, the light cannot get out. If you do not pour the oil, the wick has nothing to drink. If you do not turn the wick, the match has nothing to catch. And if you do not strike the match, you have a very clean lamp.”
“First the glass, then the oil, then the wick, then the match,” said Wren.
“Say it again.”
“First the glass, then the oil, then the wick, then the match.”
“Now say it tomorrow,” said Tam, “and say it the day after tomorrow. What you say today is as near as the table. What you said last week is as far as the shore. And what you said last year is like a boat in the fog. You know that it is there, but you cannot read its name.”
Tick, said the clock. Tock, said the clock. And Wren went home over the sand, and the sea came in behind her.

On Friday the question was about the boats.
“How many boats are there in the bay?” said Wren.
“Three boats,” said Tam. “The Heron, the Plover and the Tern. In the morning they go out, and in the evening they come home. First comes the Heron, for she is the fastest. Then comes the Plover, for she is the oldest and knows the way. And last of all comes the Tern, for she is small, and she likes to look at things.”
“But in the dark they all look the same. How do you know which is which?”
“The Heron has one red light,” said Tam, “and the Plover has two red lights, and the Tern has three. One, two, three, and everybody is home.”
“And if they do not see the lamp?”
Tam did not answer at once. He looked out of the window, and he looked at the clock, and he looked at Wren.
“They always see the lamp,” said Tam.
“Why?”
“Because every evening somebody lights it. When the lamp came to me, my mother had lit it for thirty years. When the lamp came to her, my grandmother had lit it for thirty years. The lamp does not remember that, and the boats do not remember that, but there has never been a dark night in the bay.”
Tick, said the clock. Tock, said the clock.
And Wren went home over the sand, and the sea came in behind her.

On Saturday the sky was black. The wind came over the bay from the north, and the waves came over the sand from the west, and Wren came over the path between them, running, with the basket on her arm.
“Good day, Tam,” said Wren. But nobody said, “Good day, Wren.”
She put the bread on the table. She listened. There was the wind, and there was the rain, and there was something that was not there at all. No tick, said the clock. No tock, said the clock. The hand stood still between HIGH and LOW, and it did not go up, and it did not come down.
Tam was sitting on the lowest step, with his hand on his foot.
“I was winding the clock,” said Tam, “and the door blew open, and I fell. My foot is bad, Wren. The clock has stopped, and I cannot climb.”
“I will go home over the sand,” said Wren, “and bring someone.”
“Look out of the window,” said Tam.
Wren looked out of the window. There was no sand, and there was no path. There was only the sea, coming in.
“It is almost dark,” said Tam. “The Heron is out there, and the Plover is out there, and the Tern is out there. Somebody has to light the lamp.”
Wren looked at the stair. It was as dark as the inside of a boot.
“What is in your head?” said Tam.
“A question,” said Wren.
“And what is the question?”
“How many steps are there?”
“You know how many steps there are,” said Tam.

So Wren put her hand on the cold wall, and she kept one number in her head. She took a step, and she made the number one more. The wind said, “Forty!” when it was only thirty, and the rain said, “Seven!” when it was already fifty, but Wren did not listen to the wind, and Wren did not listen to the rain. She took a step, and she made the number one more. Ninety, and her legs were tired. Ninety-nine, and she put out her hand, and there was the door.
“First the glass,” said Wren, and she wiped the glass. “Then the oil,” said Wren, and she poured the oil. “Then the wick,” said Wren, and she turned the wick. “Then the match,” said Wren, and she struck the match.
The match went out.
“First the glass, then the oil, then the wick, then the match,” said Wren, and she struck another match, and she held it in both her hands, like a bird.
And the lamp was lit. The light went out over the rock, and over the waves, and over the whole wide bay. It went round, and it came back, and it went round, and it came back. And far out in the dark, where the light had just gone by, there was a sail.
First came one red light, and that was the Heron, for she was the fastest. Then came two red lights, and that was the Plover, for she was the oldest and knew the way. And then for a long time nothing came at all. The light went round, and it came back. The light went round, and it came back. And last of all, when the oil was low and Wren had stopped counting, came three red lights, and that was the Tern, for she was small, and even in a storm she liked to look at things.

On Sunday the sky was blue, and the wind was gone. The men came from the boats and put Tam in his chair by the door, and they put his foot on a box, and they put the chair where he could see the water.
“We could see nothing,” said the man from the Heron. “Then the light came round, and we knew where we were. Then it was dark, and we held on to what we knew. Then the light came round again.” And he gave Wren a fish.
“We knew the way,” said the man from the Plover, “but the storm did not. Then the light came round, and we turned the boat a little, and then a little more.” And he gave Wren a rope.
“We saw it first of all,” said the man from the Tern, “but it was so fine to look at.” And he gave Wren a shell.
“Good day, Tam,” said Wren. “The clock has stopped. How do we set it, if there is no other clock to ask?”
“How would you do it?” said Tam.
Wren thought about it. She thought about the hand, and the window, and the small push.
“The clock has forgotten where it was,” said Wren, “so it has to look. I will be its window.”
So they sat by the door, the old man and the girl, and they looked at the sea. The sea came in. It came over the first stone, and it came over the second stone, and it came over the third stone. Then it stood still, as if it had a question in its head. It did not come in, and it did not go out.
“Now,” said Tam.
And Wren set the hand to HIGH, and let it go.
Tick, said the clock. Tock, said the clock. And the sea went out.

On Monday, when the path lay bare, a girl came over the sand with a basket on her arm.
“Good day, Wren,” said Tam. “What is in the basket?”
“A loaf of bread.”
“And what is in your head?”
“An answer,” said Wren.
“An answer? What was the question?”
“I do not know,” said Wren. “You have not asked it yet.”
So old Tam put his bad foot on the box, and he thought for a long time, and he asked her a question.
“Where is the sea?” said Tam.
Wren did not look at the clock, and Wren did not look out of the window. She shut her eyes. She knew where it had been a moment ago, and she knew that a moment had gone by.
“It is coming in,” said Wren.
Tick, said the clock. Tock, said the clock. And the sea came in, and the sea went out.
`;
