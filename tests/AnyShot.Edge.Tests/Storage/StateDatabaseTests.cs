using AnyShot.Edge.Storage;

namespace AnyShot.Edge.Tests.Storage;

public sealed class StateDatabaseTests : IDisposable
{
    private const string Tables = "CREATE TABLE IF NOT EXISTS word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);";
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-database-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Open_Again_HasWhatWasWritten()
    {
        using (var database = Open("a.db"))
        {
            database.Write("INSERT INTO word VALUES ($id, $text)", ("$id", 1), ("$text", "Öl"));
        }

        using var again = Open("a.db");
        Words(again).ShouldBe(["Öl"]);
        again.MovedTo.ShouldBeNull();
    }

    [Fact]
    public void Open_FileThatIsNoDatabase_BeginsAnEmptyOneAndKeepsIt()
    {
        File.WriteAllText(At("a.db"), new string('x', 8192));

        using var begun = Open("a.db");

        Words(begun).ShouldBeEmpty();
        File.ReadAllText(begun.MovedTo!).ShouldBe(new string('x', 8192));
    }

    [Fact]
    public void Open_DamagedInTheMiddle_IsNoticedAtOnce()
    {
        using (var database = Open("a.db"))
        {
            for (var id = 0; id < 2000; id++)
            {
                database.Write("INSERT INTO word VALUES ($id, $text)", ("$id", id), ("$text", new string('w', 100)));
            }
        }

        using (var file = File.OpenWrite(At("a.db")))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[8192]);
        }

        using var begun = Open("a.db");
        begun.MovedTo.ShouldNotBeNull();
        Words(begun).ShouldBeEmpty();
    }

    [Fact]
    public void Write_SecondStatementFails_TakesTheFirstBack()
    {
        using var database = Open("a.db");

        Should.Throw<IOException>(() => database.Write("BEGIN; INSERT INTO word VALUES (1, 'first'); INSERT INTO word VALUES (1, 'again'); COMMIT")).Message.ShouldContain("cannot be written");

        Words(database).ShouldBeEmpty();
        database.Write("BEGIN; INSERT INTO word VALUES (1, 'later'); COMMIT");
        Words(database).ShouldBe(["later"]);
    }

    [Fact]
    public void Open_WhereNoFileCanBe_SaysSo() =>
        Should.Throw<IOException>(() => Open("no-folder/a.db")).Message.ShouldContain("cannot be opened");

    private static List<string> Words(StateDatabase database) => database.Read("SELECT text FROM word", row => row.GetString(0));

    private StateDatabase Open(string name) => new(At(name), Tables, TimeProvider.System);

    private string At(string name) => Path.Combine(_folder, name);
}
