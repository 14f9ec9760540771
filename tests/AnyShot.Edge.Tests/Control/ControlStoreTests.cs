using AnyShot.Edge.Control;

namespace AnyShot.Edge.Tests.Control;

public sealed class ControlStoreTests : IDisposable
{
    private readonly DeskFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheModeSurvivesARestart()
    {
        var mode = new ModeSwitch(_folder.OpenStore());
        mode.Current.ShouldBe(OperatingMode.Automatic);
        var told = new List<OperatingMode>();
        mode.Changed += told.Add;
        mode.Set(OperatingMode.Maintenance);
        mode.Set(OperatingMode.Maintenance);
        told.ShouldBe([OperatingMode.Maintenance]);
        _folder.Close();
        new ModeSwitch(_folder.OpenStore()).Current.ShouldBe(OperatingMode.Maintenance);
    }

    [Fact]
    public void ADamagedFileIsMovedAsideAndANewOneBegun()
    {
        _folder.OpenStore().WriteSetting("a", "1");
        _folder.Close();
        File.WriteAllBytes(_folder.File, [.. Enumerable.Range(0, 8192).Select(i => (byte)i)]);
        var store = _folder.OpenStore();
        store.ReadSetting("a").ShouldBeNull();
        store.WriteSetting("a", "2");
        store.ReadSetting("a").ShouldBe("2");
        Directory.GetFiles(Path.GetDirectoryName(_folder.File)!, "control.db.damaged-*").Length.ShouldBe(1);
    }
}
