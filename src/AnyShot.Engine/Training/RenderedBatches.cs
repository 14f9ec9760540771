using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Engine.Training;

/// <summary>Renders batches of the virtual line: all classes in turn, each picture once, turned over at random. Batch k is the same whenever it is made.</summary>
internal sealed class RenderedBatches : IDisposable
{
    private const ulong FlipStream = 41;

    private readonly ulong _seed;
    private readonly int _batchSize;
    private readonly VirtualLine _line;
    private readonly ImagePreprocessor _preprocessor;
    private readonly int _side;
    private readonly byte[] _pixels;
    private readonly Mat _image;

    public RenderedBatches(ulong seed, int batchSize, BackboneSpec spec)
    {
        var options = new VirtualLineOptions { Seed = seed };
        _seed = seed;
        _batchSize = batchSize;
        _line = new VirtualLine(options);
        _preprocessor = new ImagePreprocessor(spec);
        _side = spec.InputWidth;
        _pixels = new byte[options.Width * options.Height];
        _image = new Mat(options.Height, options.Width, MatType.CV_8UC1);
    }

    /// <param name="number">Which batch, from 0.</param>
    public RenderedBatch Make(int number)
    {
        var batch = new RenderedBatch(new float[_batchSize * _preprocessor.Length], new long[_batchSize]);
        for (var i = 0; i < _batchSize; i++)
        {
            var index = checked((number * _batchSize) + i);
            var label = index % VirtualClasses.Names.Count;
            _line.Render(VirtualClasses.Names[label], index, _pixels);
            _image.SetArray(_pixels);
            var input = batch.Pixels.AsSpan(i * _preprocessor.Length, _preprocessor.Length);
            _preprocessor.Prepare(_image, input);
            Flip(input, new Pcg32(Pcg32.Mix(_seed) + (ulong)index, FlipStream).Next());
            batch.Labels[i] = label;
        }

        return batch;
    }

    public void Dispose()
    {
        _preprocessor.Dispose();
        _image.Dispose();
    }

    private void Flip(Span<float> image, uint random)
    {
        if ((random & 1) != 0)
        {
            image.Reverse();
        }

        if ((random & 2) != 0)
        {
            for (var y = 0; y < image.Length / _side; y++)
            {
                image.Slice(y * _side, _side).Reverse();
            }
        }
    }
}
