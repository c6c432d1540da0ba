package browser

import "testing"

// TestPauseBetweenTwoEpochsIsTold: what is learnt is kept there, and nothing trained; the event done comes all the same.
func TestPauseBetweenTwoEpochsIsTold(t *testing.T) {
	b := digitsLab(t, desktop)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 0`)
	call[bool](b, `() => {
		const lab = find("bd-digits-lab"), { trainer, training } = lab.model, { save } = trainer;
		trainer.save = function (...given) {
			trainer.save = save;
			lab.pause();
			return save.apply(this, given);
		};
		void training.save();
		return true;
	}`)
	b.wait("that it rests", `() => !find("bd-digits-lab").playing && record.events.done === 1`)
}
