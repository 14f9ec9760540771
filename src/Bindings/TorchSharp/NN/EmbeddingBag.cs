using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Reads bags of rows from a table and reduces each bag to one vector, without the vectors in between.</summary>
        public sealed class EmbeddingBag : torch.nn.Module<torch.Tensor, torch.Tensor?, torch.Tensor?, torch.Tensor>,
            torch.nn.IModule<torch.Tensor, torch.Tensor, torch.Tensor>
        {
            private readonly EmbeddingTable _table;
            private readonly EmbeddingBagMode _mode;
            private readonly bool _includeLastOffset;

            [ComponentName(Name = nameof(weight))]
            private Parameter? _weight;

            internal EmbeddingBag(Parameter weight, EmbeddingTable table, EmbeddingBagMode mode, bool includeLastOffset) : base(nameof(EmbeddingBag))
            {
                _table = table;
                _mode = mode;
                _includeLastOffset = includeLastOffset;
                _weight = weight;
                RegisterComponents();
            }

            /// <summary>Shape (rows, columns). Setting it disposes the old one.</summary>
            public Parameter? weight
            {
                get => _weight;
                set => ReplaceParameter(nameof(weight), ref _weight, value);
            }

            /// <summary>Row numbers to one vector per bag: shape (bags, columns).</summary>
            /// <param name="input">Shape (bags, rows per bag), or (all rows) with offsets.</param>
            /// <param name="offsets">Where each bag starts in a one-dimensional input; null otherwise.</param>
            /// <param name="perSampleWeights">Factors of the rows, shaped as the input; only for sums.</param>
            /// <exception cref="ArgumentException">Input and offsets do not go together.</exception>
            public override torch.Tensor forward(torch.Tensor input, torch.Tensor? offsets, torch.Tensor? perSampleWeights)
            {
                using var scope = torch.NewDisposeScope();
                if (input.dim() == 2)
                {
                    if (offsets is not null) throw new ArgumentException("A two-dimensional input has its bags as rows and needs no offsets.", nameof(offsets));
                    offsets = torch.arange(0, input.numel(), Math.Max(1, input.shape[1]), dtype: input.dtype, device: input.device);
                    input = input.reshape(-1);
                    perSampleWeights = perSampleWeights?.reshape(-1);
                }
                else if (input.dim() != 1 || offsets is null)
                {
                    throw new ArgumentException($"EmbeddingBag needs (bags, rows) or (rows) with offsets, not the shape [{string.Join(", ", input.shape)}].", nameof(input));
                }
                _table.LimitNorms(_weight!, input);
                var results = Operator.CallMany(
                    "embedding_bag.padding_idx", _weight!, input, offsets, _table.ScaleByFrequency, (long)_mode, _table.Sparse, perSampleWeights, _includeLastOffset, _table.PaddingRow);
                return results[0]!.MoveToOuterDisposeScope();
            }

            /// <summary>Runs the module on (all rows) with offsets.</summary>
            public torch.Tensor call(torch.Tensor input, torch.Tensor offsets) => call(input, offsets, null);

            /// <summary>Runs the module on (bags, rows per bag).</summary>
            public torch.Tensor call(torch.Tensor input) => call(input, null, null);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table for bags of rows, drawn from the standard normal distribution.</summary>
            /// <param name="max_norm">Rows that are read are shortened to this norm.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether to divide gradients by how often a row occurs in the batch.</param>
            /// <param name="mode">How a bag becomes one vector.</param>
            /// <param name="sparse">Whether gradients are sparse tensors; not all optimisers take them.</param>
            /// <param name="include_last_offset">Whether the offsets end with the number of rows.</param>
            /// <param name="padding_index">Row that does not count; −1 means none.</param>
            public static EmbeddingBag EmbeddingBag(
                long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
                EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1,
                Device? device = null, ScalarType? dtype = null)
            {
                var table = new EmbeddingTable(num_embeddings, padding_index < 0 ? null : padding_index, max_norm, norm_type, scale_grad_by_freq, sparse);
                return new(table.DrawWeight(embedding_dims, device, dtype), table, mode, include_last_offset);
            }

            /// <summary>A table of given vectors (rows, columns), which the module then owns.</summary>
            /// <param name="freeze">True keeps them from being trained.</param>
            public static EmbeddingBag EmbeddingBag_from_pretrained(
                Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
                EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1,
                Device? device = null, ScalarType? dtype = null)
            {
                var table = new EmbeddingTable(embeddings.shape[0], padding_index < 0 ? null : padding_index, max_norm, norm_type, scale_grad_by_freq, sparse);
                return new(EmbeddingTable.Adopt(embeddings, freeze, device, dtype), table, mode, include_last_offset);
            }
        }
    }
}
