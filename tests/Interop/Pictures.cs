namespace AnyShot.Interop.Tests;

/// <summary>Small image files for tests.</summary>
internal static class Pictures
{
    /// <summary>A grey ramp as a binary PGM, whatever the name's ending says; OpenCV looks at the content.</summary>
    public static void WriteGrey(string file, int width, int height)
    {
        using var stream = File.Create(file);
        stream.Write(System.Text.Encoding.ASCII.GetBytes($"P5 {width} {height} 255\n"));
        for (var i = 0; i < width * height; i++)
        {
            stream.WriteByte((byte)(i * 255 / (width * height)));
        }
    }
}
