using AnyShot.Engine.Data;

namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <summary>Makes the word table that ships with the agent.</summary>
public static class WordNetImport
{
    /// <summary>Reads a WordNet database and writes the word table.</summary>
    /// <param name="folder">Folder with WordNet's <c>data.noun</c> and the others.</param>
    /// <param name="file">File to write; an existing one is replaced.</param>
    /// <param name="report">Called now and then.</param>
    /// <returns>Number of words with an entry.</returns>
    /// <exception cref="InvalidDataException">A file of WordNet is missing or damaged; the sentence names it.</exception>
    public static int Write(string folder, string file, Action<WorkProgress> report)
    {
        var table = new WordTableBuilder(new WordNetFolder(folder)).Build(report);
        WordTableFile.Write(file, table);
        return table.Lemmas.Count;
    }
}
