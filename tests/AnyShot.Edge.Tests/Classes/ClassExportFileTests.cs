using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using AnyShot.Edge.Classes;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>The file of an export: whole, or refused in one sentence.</summary>
public sealed class ClassExportFileTests : IDisposable
{
    private static readonly byte[] s_image = Image();
    private static readonly string s_shot = Convert.ToHexStringLower(SHA256.HashData(s_image));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-export-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "classes.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Write_ThenRead_IsTheSame()
    {
        var shots = new FileShotStore(_folder.FullName);
        await shots.PutAsync(s_image, CancellationToken.None);
        await ClassExportFile.WriteAsync(Path, Export(), shots, CancellationToken.None);
        var images = new List<byte[]>();

        var read = await ReadAsync(images);

        JsonSerializer.Serialize(read, ClassJson.Options).ShouldBe(JsonSerializer.Serialize(Export(), ClassJson.Options));
        images.ShouldBe([s_image]);
        _folder.GetFiles().Select(f => f.Name).ShouldBe(["classes.zip"]);
    }

    [Fact]
    public async Task Write_ImageGone_LeavesNoFile()
    {
        (await Should.ThrowAsync<InvalidDataException>(() => ClassExportFile.WriteAsync(Path, Export(), new FileShotStore(_folder.FullName), CancellationToken.None))).Message.ShouldContain(s_shot);
        _folder.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_HostileOrBrokenFiles_AreOneSentenceEach()
    {
        await RefusedAsync("has an entry that no class names: \"../../etc/passwd\".", ("classes.json", Json()), ($"shots/{s_shot}.img", s_image), ("../../etc/passwd", [1]));
        await RefusedAsync("has an entry that no class names: \"/etc/passwd\".", ("classes.json", Json()), ("/etc/passwd", [1]));
        await RefusedAsync("has an entry that no class names: \"shots/../x.img\".", ("classes.json", Json()), ("shots/../x.img", [1]));
        await RefusedAsync($"the image of shot {s_shot} is another one.", ("classes.json", Json()), ($"shots/{s_shot}.img", [1, 2, 3]));
        await RefusedAsync($"lacks the image of shot {s_shot}.", ("classes.json", Json()));
        await RefusedAsync("has an entry twice.", ("classes.json", Json()), ("classes.json", Json()));
        await RefusedAsync("has no classes.json", ("other.json", Json()));
        await RefusedAsync("classes.json cannot be read", ("classes.json", "[]"u8.ToArray()));
        await RefusedAsync("classes.json cannot be read", ("classes.json", "{ \"format\": \"anyshot-classes\", \"unknown\": 1 }"u8.ToArray()));
        await RefusedAsync("classes.json is no export of classes.", ("classes.json", Json(Export() with { Format = "other" })));
        await RefusedAsync("has version 2, this agent knows versions up to 1.", ("classes.json", Json(Export() with { Version = 2 })));
        await RefusedAsync("has more than 64 MiB.", ("classes.json", Json()), ($"shots/{s_shot}.img", new byte[(64 << 20) + 1]));
        var text = "no image"u8.ToArray();
        var shot = Convert.ToHexStringLower(SHA256.HashData(text));
        await RefusedAsync($"shot {shot} is no image.", ("classes.json", Json(Export(shot))), ($"shots/{shot}.img", text));
        (await Should.ThrowAsync<ClassRefusedException>(() => ReadOfAsync(("classes.json", Json(Export("../../etc/passwd")))))).Message.ShouldContain("64 hexadecimal digits");
        await File.WriteAllTextAsync(Path, "no zip");
        (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync([]))).Message.ShouldStartWith($"{Path} is not a whole zip file");
    }

    private static ClassExport Export(string? shot = null) => new()
    {
        Format = ClassExport.Kind,
        Version = 1,
        Station = "s1",
        ExportedAt = DateTimeOffset.UnixEpoch,
        Revision = 3,
        NewestRevision = 5,
        Classes = [RegistryStation.FirstClasses[0], RegistryStation.FirstClasses[1] with { Shots = [shot ?? s_shot] }],
    };

    private static byte[] Json(ClassExport? export = null) => JsonSerializer.SerializeToUtf8Bytes(export ?? Export(), ClassJson.Options);

    private static byte[] Image()
    {
        using var image = new Mat(16, 16, MatType.CV_8UC1, Scalar.All(99));
        return image.ImEncode(".png");
    }

    private async Task RefusedAsync(string sentence, params (string Name, byte[] Content)[] entries)
    {
        var message = (await Should.ThrowAsync<InvalidDataException>(() => ReadOfAsync(entries), sentence)).Message;
        message.ShouldStartWith(Path);
        message.ShouldContain(sentence);
    }

    private Task<ClassExport> ReadOfAsync(params (string Name, byte[] Content)[] entries)
    {
        File.Delete(Path);
        using (var zip = ZipFile.Open(Path, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return ReadAsync([]);
    }

    private Task<ClassExport> ReadAsync(List<byte[]> images) => ClassExportFile.ReadAsync(
        Path,
        image =>
        {
            images.Add(image);
            return Task.CompletedTask;
        },
        CancellationToken.None);
}
