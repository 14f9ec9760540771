namespace AnyShot.Engine.Prompts.Text;

/// <summary>What a network gets to see of one word of one text: its row, or its entry and its spelling, of which either may be empty.</summary>
internal readonly record struct SeenWord(int Row, int[] Gloss, int[] Grams);
